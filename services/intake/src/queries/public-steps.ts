import type { PetitionEvent } from '@huiyin/contracts';
import type { Directory, LocalDate, OrgId, Recorded } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';

/** 办理进度 as the petitioner is shown it (NET-P): codes and days, nobody's words. */
export interface PublicStep {
  readonly on: LocalDate;
  /** Name of the step; whoever shows it has the words. */
  readonly step: string;
  readonly body?: string;
  readonly until?: LocalDate;
}

type Told = { readonly step: string; readonly body?: OrgId; readonly until?: LocalDate };
type Tell<Name extends PetitionEvent['type']> = (data: Extract<PetitionEvent, { readonly type: Name }>['data']) => Told;

const STEPS: { readonly [Name in PetitionEvent['type']]?: Tell<Name> } = {
  PetitionRegistered: ({ registeredBy }) => ({ step: 'registered', body: registeredBy }),
  PetitionTransferred: ({ to }) => ({ step: 'transferred', body: to }),
  PetitionAssigned: ({ to, limit }) => ({ step: 'assigned', body: to, until: limit }),
  PetitionAccepted: ({ agency }) => ({ step: 'accepted', body: agency }),
  AcceptanceDeemed: ({ agency }) => ({ step: 'deemed-accepted', body: agency }),
  PetitionDeclined: ({ by }) => ({ step: 'declined', body: by }),
  WayShown: ({ agency }) => ({ step: 'way-shown', body: agency }),
  HandlingExtended: ({ agency, newLastDay }) => ({ step: 'extended', body: agency, until: newLastDay }),
  OpinionIssued: ({ agency }) => ({ step: 'opinion-issued', body: agency }),
  DutyAnswered: ({ agency }) => ({ step: 'answered', body: agency }),
  SuggestionAnswered: ({ agency }) => ({ step: 'answered', body: agency }),
  AgreementRecorded: ({ agency }) => ({ step: 'agreed', body: agency }),
  PetitionWithdrawn: () => ({ step: 'withdrawn' }),
  ConsentsChanged: () => ({ step: 'consents-changed' }),
  ReplyExplained: ({ by, ground }) => ({ step: ground === 'called-back' ? 'called-back' : 'reply-explained', body: by }),
  PetitionFiled: ({ by }) => ({ step: 'filed', body: by }),
  PetitionLinked: ({ relation, state }) => ({
    step: relation === 'repeat' ? 'linked-to-running-matter' : 'linked',
    ...(state.until === undefined ? {} : { until: state.until }),
  }),
  ReviewNoted: ({ level, reviewer }) => ({ step: `${level}-decided`, body: reviewer }),
  HandlingReopened: ({ agency }) => ({ step: 'handled-again', body: agency }),
  PetitionClosed: () => ({ step: 'closed' }),
  ProcedureEnded: () => ({ step: 'ended' }),
  ProcedureReopened: () => ({ step: 'reopened' }),
};

/** The steps of a history that concern the petitioner, in their order. */
export const publicSteps = (history: readonly Recorded<PetitionEvent>[], directory: Directory): readonly PublicStep[] =>
  history.flatMap(({ type, at, data }) => {
    const tell = STEPS[type] as ((data: PetitionEvent['data']) => Told) | undefined;
    if (tell === undefined) return [];
    const { body, ...told } = tell(data);
    const name = body === undefined ? undefined : directory.organisations.get(body)?.name;

    return [{ on: dayOf(at), ...told, ...(name === undefined ? {} : { body: name }) }];
  });
