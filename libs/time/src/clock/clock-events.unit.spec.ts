import { asStaffId, type Clock, type ClockEvent } from '@huiyin/kernel';
import { toLocalDate } from '../local-date.js';
import { limitOf } from '../rules/limits.js';
import { after, at, COUNTY, lawDirectory, momentAt, startedOn } from '../testing/law.js';
import { clockCancelled, clockExtended, clockMet, clockPaused, clockRecomputed, clockResumed, clockStarted } from './clock-events.js';
import { clockDeadlines, dueClock } from './clock-deadlines.js';
import { heldBy } from './start-clock.js';
import { isOver, isSettled, metAt } from './is-over.js';
import { AGENCY } from '../testing/law.js';

const names = (events: readonly ClockEvent[]) => events.map((event) => event.type);
const days = limitOf({ timer: 'T-EXTEND', region: COUNTY, on: toLocalDate('2026-09-01') }, lawDirectory());
/** Ends on 2026-10-08. */
const handling = () => startedOn('2026-08-03', 'T-HANDLE');
const missed = (clock: Clock) => {
  const [end] = clockDeadlines({ [clock.id]: clock }).filter((deadline) => deadline.at === clock.due);
  return after(clock, dueClock({ [clock.id]: clock }, end!, momentAt('2026-12-20')));
};

describe('a clock starts', () => {
  it('with its ledger, its rule and its calendar', () => {
    const [event] = clockStarted(
      { timer: 'T-HANDLE', holder: heldBy(AGENCY), region: COUNTY, cause: 'PetitionAccepted' },
      momentAt('2026-08-03'),
    );

    expect(event).toEqual({
      type: 'ClockStarted',
      data: {
        clock: expect.objectContaining({
          id: 'T-HANDLE/q-zjj/1',
          nature: 'duty',
          expiry: 'supervision',
          state: 'running',
          limit: 60,
          provisional: false,
          ruleSet: { region: 'nation', version: 1 },
          calendar: ['nation/2026#1'],
          ledger: [
            {
              kind: 'started',
              at: at('2026-08-03'),
              cause: 'PetitionAccepted',
              article: 'Regulation Art. 34',
              actor: asStaffId('s1'),
              lastDay: '2026-10-08',
              ruleSet: { region: 'nation', version: 1 },
              calendar: ['nation/2026#1'],
            },
          ],
        }),
      },
    });
  });

  it('is provisional where the holidays of a year it touches are not published', () => {
    expect(startedOn('2026-12-20', 'T-HANDLE').provisional).toBe(true);
    expect(startedOn('2026-12-20', 'T-HANDLE').calendar).toEqual(['nation/2026#1', 'nation/2027#1']);
    expect(startedOn('2027-12-20', 'T-HANDLE').calendar).toEqual(['nation/2027#1', 'nation/2028#0']);
  });
});

describe('a clock is met [T-HANDLE]', () => {
  it('in time, up to the last millisecond of the last day', () => {
    const clock = handling();
    const events = clockMet(clock, { cause: 'OpinionIssued' }, { ...momentAt('2026-10-08'), at: at('2026-10-08T23:59') });

    expect(names(events)).toEqual(['ClockEnded']);
    expect(after(clock, events).state).toBe('met');
  });

  it('too late from 24:00 on, whether or not the sweep has run: missed first, and the ledger says when it was done', () => {
    const clock = handling();
    const events = clockMet(clock, { cause: 'OpinionIssued' }, momentAt('2026-10-09T00:00'));
    const late = after(clock, events);

    expect(names(events)).toEqual(['DutyMissed', 'ClockEnded']);
    expect(late.state).toBe('missed');
    expect(metAt(late)).toBe(at('2026-10-09T00:00'));
    expect(isSettled(late)).toBe(true);
  });

  it('after it was missed: it stays missed', () => {
    const clock = missed(handling());
    const events = clockMet(clock, { cause: 'OpinionIssued' }, momentAt('2026-11-20'));

    expect(names(events)).toEqual(['ClockEnded']);
    expect(after(clock, events).state).toBe('missed');
  });

  it('by a fact whose earlier date came late: the miss is taken back', () => {
    const clock = missed(handling());
    const events = clockMet(clock, { cause: 'OpinionIssued', at: at('2026-10-08') }, momentAt('2026-11-20'));

    expect(names(events)).toEqual(['DutyMissRetracted', 'ClockEnded']);
    expect(after(clock, events).state).toBe('met');
  });

  it('once', () => {
    const clock = after(handling(), clockMet(handling(), { cause: 'OpinionIssued' }, momentAt('2026-09-01')));

    expect(clockMet(clock, { cause: 'OpinionIssued' }, momentAt('2026-09-02'))).toEqual([]);
  });

  it('[T-TRIAGE] in a pause, at the instant that paused it', () => {
    const clock = startedOn('2026-08-03', 'T-TRIAGE');
    const paused = after(clock, clockPaused(clock, { cause: 'PetitionTransferred' }, momentAt('2026-08-10')));
    const events = clockMet(paused, { cause: 'ObjectionRightLapsed', at: at('2026-08-10') }, momentAt('2026-08-25'));

    expect(names(events)).toEqual(['ClockEnded']);
    expect(metAt(after(paused, events))).toBe(at('2026-08-10'));
  });

  it('[T-REVIEW-REQ] late, for cause: the right has lapsed, and was used', () => {
    const clock = startedOn('2026-09-15', 'T-REVIEW-REQ');
    const events = clockMet(clock, { cause: 'ReviewAcceptedForCause' }, momentAt('2026-10-20'));

    expect(names(events)).toEqual(['RightLapsed', 'ClockEnded']);
    expect(after(clock, events).state).toBe('lapsed');
  });
});

describe('a clock is paused and resumed [T-REREVIEW]', () => {
  const clock = startedOn('2026-11-03', 'T-REREVIEW');
  const paused = after(clock, clockPaused(clock, { cause: 'HearingNoticed', article: 'Regulation Art. 36 ¶2' }, momentAt('2026-11-10')));

  it('is not over while it is paused, and waits for nothing', () => {
    expect(isOver(paused, at('2027-06-01'))).toBe(false);
    expect(clockDeadlines({ [paused.id]: paused })).toEqual([]);
  });

  it('ends later by the paused days', () => {
    const events = clockResumed(paused, { cause: 'HearingFound' }, momentAt('2026-11-24'));

    expect(names(events)).toEqual(['ClockChanged']);
    expect(after(paused, events).lastDay).toBe('2026-12-17');
  });

  it('does not pause twice, nor resume what runs [INV-5]', () => {
    expect(clockPaused(paused, { cause: 'HearingNoticed' }, momentAt('2026-11-12'))).toEqual([]);
    expect(clockResumed(clock, { cause: 'HearingFound' }, momentAt('2026-11-12'))).toEqual([]);
  });

  it('is not saved by a pause that begins after its end', () => {
    expect(names(clockPaused(clock, { cause: 'HearingNoticed' }, momentAt('2026-12-20')))).toEqual(['DutyMissed']);
  });
});

describe('a clock is extended [REG-34b]', () => {
  it('warns again where the new end puts the warning ahead again', () => {
    const warned: Clock = { ...handling(), warned: ['notice', 'yellow', 'red'] };
    const extended = after(warned, clockExtended(warned, { cause: 'HandlingExtended', days }, momentAt('2026-10-08')));

    expect(extended.lastDay).toBe('2026-11-02');
    expect(extended.warned).toEqual(['notice']);
    expect(extended.ledger.at(-1)).toMatchObject({ kind: 'extended', days: 30 });
  });

  it('not when it is over: that ends it', () => {
    expect(names(clockExtended(handling(), { cause: 'HandlingExtended', days }, momentAt('2026-10-09')))).toEqual(['DutyMissed']);
  });
});

describe('a clock is cancelled', () => {
  it('when nothing is awaited any more', () => {
    const events = clockCancelled(handling(), { cause: 'PetitionWithdrawn' }, momentAt('2026-09-01'));

    expect(after(handling(), events).state).toBe('cancelled');
    expect(clockCancelled(after(handling(), events), { cause: 'PetitionWithdrawn' }, momentAt('2026-09-01'))).toEqual([]);
  });

  it('keeps a missed duty missed', () => {
    const clock = missed(handling());

    expect(after(clock, clockCancelled(clock, { cause: 'PetitionWithdrawn' }, momentAt('2026-12-21'))).state).toBe('missed');
  });
});

describe('a clock is counted anew from a corrected fact [INV-17]', () => {
  it('[T-REVIEW-REQ] a right that had lapsed by a wrong day of service runs again', () => {
    const clock = missed(startedOn('2026-09-15', 'T-REVIEW-REQ'));
    const events = clockRecomputed(clock, { cause: 'ServiceCorrected', startedAt: toLocalDate('2026-10-20') }, momentAt('2026-11-02'));

    expect(clock.state).toBe('lapsed');
    expect(names(events)).toEqual(['ClockChanged']);
    expect(after(clock, events)).toMatchObject({ state: 'running', lastDay: '2026-11-19', startedAt: at('2026-10-20T00:00') });
  });

  it('[T-REVIEW-REQ] or was used in time after all, by a request made meanwhile', () => {
    const clock = missed(startedOn('2026-09-15', 'T-REVIEW-REQ'));
    const anew = after(
      clock,
      clockRecomputed(clock, { cause: 'ServiceCorrected', startedAt: toLocalDate('2026-09-20') }, momentAt('2026-12-02')),
    );
    const events = clockMet(anew, { cause: 'ReviewRequested', at: at('2026-10-18') }, momentAt('2026-12-02'));

    expect(anew).toMatchObject({ state: 'lapsed', lastDay: '2026-10-20' });
    expect(after(anew, events).state).toBe('met');
  });

  it('takes a missed duty back, or finds one', () => {
    const late = missed(handling());
    const early = after(handling(), clockMet(handling(), { cause: 'OpinionIssued' }, momentAt('2026-10-08')));

    expect(names(clockRecomputed(late, { cause: 'AcceptanceCorrected', startedAt: at('2026-11-01') }, momentAt('2026-12-20')))).toEqual([
      'DutyMissRetracted',
      'ClockChanged',
    ]);
    expect(names(clockRecomputed(early, { cause: 'AcceptanceCorrected', startedAt: at('2026-07-01') }, momentAt('2026-12-20')))).toEqual([
      'ClockChanged',
      'DutyMissed',
    ]);
  });

  it('[T-ASSIGN] keeps the written day when only the start was wrong', () => {
    const clock = startedOn('2026-08-03', 'T-ASSIGN', { until: toLocalDate('2026-09-30') });
    const anew = after(clock, clockRecomputed(clock, { cause: 'Corrected', startedAt: at('2026-08-05') }, momentAt('2026-08-06')));

    expect(anew.lastDay).toBe('2026-09-30');
  });
});
