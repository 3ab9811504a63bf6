import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Actor, type Decide, type Decision, type LocalDate } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { dayOf } from '@huiyin/time';
import { nameOf } from './naming.js';
import { letterOf, type Letter, type Letters } from './letters.state.js';
import { personsOf } from './recipients.js';

/** 送达方式 that staff record: by hand, post, proxy, left with witnesses, public notice. The electronic way records itself. */
export const PAPER_WAYS = ['1', '2', '4', '5', '6'] as const;
export type PaperWay = (typeof PAPER_WAYS)[number];

export interface RecordedService {
  readonly letterId: string;
  readonly way: PaperWay;
  /** The day that the receipt of service names (送达回证), not the day of recording. */
  readonly servedOn: LocalDate;
}

/** The office that has it on its list, or issued it. */
const isOfOffice = (letter: Letter, { org }: Actor): boolean =>
  org === letter.issuer || (letter.service.stage === 'listed' && letter.service.office === org);

/** Served between issue and today, whichever way. */
export const wrongDay = (letter: Letter, day: LocalDate, today: LocalDate): Decision<never> | undefined => {
  if (letter.making.stage !== 'issued') return refused('letter.not-issued');
  if (day < letter.making.issuedOn) return refused('letter.served-before-issue', { issuedOn: letter.making.issuedOn });
  if (day > today) return refused('letter.served-in-future', { today });

  return undefined;
};

/** 登记送达: staff record how and when a letter was served on paper. */
export const recordService =
  (service: RecordedService): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const letter = letterOf(state, service.letterId);
    if (letter === undefined || !isOfOffice(letter, moment.actor)) return refused('letter.not-found');
    const denied = authorise(moment.actor, 'serve-letter');
    if (denied !== undefined) return denied;
    if (letter.standing.stage === 'withdrawn') return refused('letter.withdrawn');
    if (letter.service.stage === 'served') return refused('letter.already-served', { servedOn: letter.service.servedOn });
    const { way, servedOn } = service;

    return (
      wrongDay(letter, servedOn, dayOf(moment.at)) ??
      recorded({
        type: 'LetterServed',
        data: {
          ...nameOf(letter),
          way,
          servedOn,
          persons: [...personsOf(letter)],
          recordedBy: moment.actor.id,
          ...(letter.ref === undefined ? {} : { ref: letter.ref }),
        },
      })
    );
  };
