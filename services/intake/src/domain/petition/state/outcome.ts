import type { PetitionEvent } from '@huiyin/contracts';
import type { OrgId, StaffId } from '@huiyin/kernel';
import type { DataOfEvent } from './matter.js';

/** 处理结果: how a matter was decided. The code is that of the dictionary `outcome`; `filed` and `linked` have none there. */
export type Outcome =
  | {
      readonly kind: 'opinion';
      readonly code: '1' | '2' | '3';
      readonly body: OrgId;
      readonly opinionId: string;
      readonly persons: readonly string[];
      readonly deciders: readonly StaffId[];
    }
  | { readonly kind: 'duty-answer'; readonly code: '1' | '2' | '3'; readonly body: OrgId }
  | { readonly kind: 'suggestion-answer'; readonly code: '8' | '9' | '10'; readonly body: OrgId }
  | {
      readonly kind: 'agreement';
      readonly code: '4' | '5';
      readonly body: OrgId;
      readonly agreedOn: DataOfEvent<'AgreementRecorded'>['agreedOn'];
    }
  | { readonly kind: 'way-shown'; readonly code: '7'; readonly body: OrgId; readonly route: 1 | 2 | 3 | 4 }
  | { readonly kind: 'declined'; readonly code: '7'; readonly body: OrgId }
  | { readonly kind: 'withdrawn'; readonly code: '6'; readonly body: OrgId }
  | { readonly kind: 'linked'; readonly code: 'linked'; readonly body: OrgId; readonly to: string }
  | { readonly kind: 'filed'; readonly code: 'filed'; readonly body: OrgId; readonly reason: DataOfEvent<'PetitionFiled'>['reason'] };

/** The outcome that an event records; nothing where it records none. */
export const outcomeOf = (event: PetitionEvent): Outcome | undefined => {
  switch (event.type) {
    case 'OpinionIssued': {
      const { outcome, agency, opinionId, petitioners, signedBy, undertaker } = event.data;
      return {
        kind: 'opinion',
        code: outcome,
        body: agency,
        opinionId,
        persons: petitioners,
        deciders: [...new Set([signedBy, undertaker])],
      };
    }
    case 'DutyAnswered':
      return { kind: 'duty-answer', code: event.data.outcome, body: event.data.agency };
    case 'SuggestionAnswered':
      return { kind: 'suggestion-answer', code: event.data.outcome, body: event.data.agency };
    case 'AgreementRecorded':
      return { kind: 'agreement', code: event.data.outcome, body: event.data.agency, agreedOn: event.data.agreedOn };
    default:
      return outcomeWithoutHandling(event);
  }
};

const outcomeWithoutHandling = (event: PetitionEvent): Outcome | undefined => {
  switch (event.type) {
    case 'WayShown':
      return { kind: 'way-shown', code: '7', body: event.data.agency, route: event.data.route };
    case 'PetitionDeclined':
      return { kind: 'declined', code: '7', body: event.data.by };
    case 'PetitionWithdrawn':
      return { kind: 'withdrawn', code: '6', body: event.data.recordedBy };
    case 'PetitionFiled':
      return { kind: 'filed', code: 'filed', body: event.data.by, reason: event.data.reason };
    case 'PetitionLinked':
      return event.data.relation === 'repeat' ? { kind: 'linked', code: 'linked', body: event.data.by, to: event.data.to } : undefined;
    default:
      return undefined;
  }
};

/** The letter by which the outcome is told (domain.md §7.2); none where no reply is due, or where it was signed by hand. */
export const LETTER_OF: Readonly<Record<Outcome['kind'], string | undefined>> = {
  opinion: 'L09',
  'duty-answer': 'L10',
  'suggestion-answer': 'L11',
  'way-shown': 'L10',
  declined: 'L02',
  withdrawn: 'L36',
  linked: 'L33',
  agreement: undefined,
  filed: undefined,
};

type EndGround = DataOfEvent<'ProcedureEnded'>['ground'];

/** Why the procedure ends at closing: there is no right to review (REV-10). An opinion has one, and a repeat ends with its main matter. */
const GROUND_AT_CLOSING: Readonly<Record<Outcome['kind'], EndGround | undefined>> = {
  opinion: undefined,
  linked: undefined,
  'duty-answer': 'other-route',
  'suggestion-answer': 'no-review-right',
  'way-shown': 'other-route',
  declined: 'other-route',
  withdrawn: 'withdrawn',
  agreement: 'agreement',
  filed: 'filed',
};

export const groundAtClosing = (outcome: Outcome): EndGround | undefined => {
  if (outcome.kind === 'opinion' && outcome.persons.length === 0) return 'no-review-right';
  if (outcome.kind === 'filed' && outcome.reason === 'passed-to-discipline') return 'other-route';

  return GROUND_AT_CLOSING[outcome.kind];
};

/** Outcomes of a body that handled the matter, who is then its responsible agency (责任单位). */
const HANDLED: ReadonlySet<Outcome['kind']> = new Set(['opinion', 'duty-answer', 'suggestion-answer', 'agreement']);
export const wasHandled = (outcome: Outcome): boolean => HANDLED.has(outcome.kind);
