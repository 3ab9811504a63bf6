import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Actor, type Decide, type Decision, type LocalDate } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { dayOf } from '@huiyin/time';
import { served } from './delivery/serve.js';
import { isRefusal } from './delivery/ways/way-rule.js';
import { shownBy, type PaperService } from './delivery/ways/ways.js';
import { letterOf, type Letter, type Letters } from './letters.state.js';

export type RecordedService = PaperService & { readonly letterId: string };

/** The office that has it on its list, or issued it. */
export const isOfOffice = (letter: Letter, { org }: Actor): boolean =>
  org === letter.issuer || (letter.service.stage === 'listed' && letter.service.office === org);

/** Served between issue and today, whichever way. */
export const wrongDay = (letter: Letter, day: LocalDate, today: LocalDate): Decision<never> | undefined => {
  if (letter.making.stage !== 'issued') return refused('letter.not-issued');
  if (day < letter.making.issuedOn) return refused('letter.served-before-issue', { issuedOn: letter.making.issuedOn });
  if (day > today) return refused('letter.served-in-future', { today });

  return undefined;
};

/** Nothing to serve any more. */
const closed = ({ standing, service, making }: Letter): Decision<never> | undefined => {
  if (standing.stage === 'withdrawn') return refused('letter.withdrawn');
  if (service.stage === 'served') return refused('letter.already-served', { servedOn: service.servedOn });

  return making.stage === 'issued' ? undefined : refused('letter.not-issued');
};

/** 登记送达: staff record how and when a letter was served on paper; each way proves itself in its own manner. */
export const recordService =
  ({ letterId, ...service }: RecordedService): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const letter = letterOf(state, letterId);
    if (letter === undefined || !isOfOffice(letter, moment.actor)) return refused('letter.not-found');
    const denied = authorise(moment.actor, 'serve-letter') ?? closed(letter);
    if (denied !== undefined) return denied;
    const shown = shownBy(service as PaperService, { letter, moment });
    if (isRefusal(shown)) return shown;
    const { servedOn, proof } = shown;
    const wrong = wrongDay(letter, servedOn, dayOf(moment.at));
    if (wrong !== undefined) return wrong;

    return recorded(...served(letter, { way: service.way, servedOn, recordedBy: moment.actor.id, proof }, state));
  };
