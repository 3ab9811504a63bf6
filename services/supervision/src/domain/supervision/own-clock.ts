import { Fault, type Clock, type Instant, type LocalDate, type Moment, type OrgId, type RegionCode } from '@huiyin/kernel';
import { supervisorOf } from '@huiyin/policy';
import { heldBy, nextNumber, startClock } from '@huiyin/time';
import type { Supervision } from './supervision.state.js';
import type { Named } from './supervision-event.js';

/** What starts a clock that supervision owns and an organisation holds. */
export interface OwnClock {
  readonly timer: 'T-URGE' | 'T-SUP-REPLY' | 'T-ACC-SUGGEST' | 'T-SUGGEST-ANS' | 'T-FOLLOWUP' | 'T-SUP-REPORT' | 'T-CHARGE';
  readonly org: OrgId;
  readonly cause: string;
  readonly supervisor?: OrgId;
  /** The event with legal meaning: now by default. */
  readonly at?: Instant | LocalDate;
  /** The clock whose end is the event: who follows a missed deadline counts from its due instant. */
  readonly after?: Clock;
}

/** The region whose rules hold for an organisation's clock. */
export const regionOf = (org: OrgId, moment: Moment): RegionCode => {
  const region = moment.directory.organisations.get(org)?.region;
  if (region === undefined) throw new Fault('supervision.organisation-unknown', `no organisation ${org}`, { retryable: true });

  return region;
};

/** The clock as it will run; nothing is recorded yet. */
export const ownClock = (start: OwnClock, state: Supervision, moment: Moment): Clock => {
  const { org, supervisor = supervisorOf(org, moment.directory), ...rest } = start;
  const holder = heldBy(org);

  return startClock(
    {
      ...rest,
      holder,
      region: regionOf(org, moment),
      n: nextNumber(state.book, start.timer, holder),
      ...(supervisor === undefined ? {} : { supervisor }),
    },
    moment,
  );
};

export const begun = (clock: Clock): Named<'ClockStarted'> => ({ type: 'ClockStarted', data: { clock } });
