import type { Clock, Instant, Moment } from '@huiyin/kernel';
import { clockRecomputed, clocksOf, heldBy, lastMoment, openClock, type ClockEvents } from '@huiyin/time';
import type { IntakeTimer } from './matter-clocks.js';
import type { Registered } from './state/petition.js';

const FROM_RECEIPT: readonly IntakeTimer[] = ['T-REG', 'T-TRIAGE', 'T-TRIAGE-L', 'T-NOTICE-DIRECT', 'T-SIMPLE-ACC'];
const CAUSE = { cause: 'FactCorrected' } as const;

/** What counted from the receipt that was recorded; later clocks of the same body count from other things. */
const countedFrom = ({ clocks, facts }: Registered): readonly Clock[] =>
  FROM_RECEIPT.flatMap((timer) => clocksOf(clocks, timer, heldBy(facts.registeredBy)).slice(0, 1)).filter(
    ({ startedAt }) => startedAt === facts.receivedAt,
  );

/** An acceptance that was deemed at the end of the notice period: its sixty days follow that end (T-DEEMED). */
const handlingAfter = (petition: Registered, notice: ClockEvents, moment: Moment): ClockEvents => {
  const anew = notice.map(({ data }) => data.clock).findLast(({ timer }) => timer === 'T-NOTICE-DIRECT');
  const isDeemed = petition.stage === 'handling' && petition.handling.deemed;
  const handling = isDeemed ? openClock(petition.clocks, 'T-HANDLE', heldBy(petition.holder)) : undefined;

  return anew === undefined || handling === undefined ? [] : clockRecomputed(handling, { startedAt: lastMoment(anew), ...CAUSE }, moment);
};

/** 更正 of the receipt (INV-17): every clock that runs from it is counted anew; a miss is taken back or found, as it follows. */
export const clocksFromReceipt = (petition: Registered, now: Instant, moment: Moment): ClockEvents => {
  const anew = countedFrom(petition).flatMap((clock) => clockRecomputed(clock, { startedAt: now, ...CAUSE }, moment));

  return [...anew, ...handlingAfter(petition, anew, moment)];
};
