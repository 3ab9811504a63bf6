import { asOrgId, asRegionCode, type Directory, type Instant, type LocalDate, type OrgId, type RegionCode } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { BadWish } from './bad-wish.js';
import { pausesFrom, type Pause } from './pauses.js';
import { dayFrom, instantFrom } from './written-time.js';

/** The options of `npm run explain`, as they were typed. */
export interface Typed {
  readonly timer: string;
  readonly start: string;
  readonly region: string;
  readonly org?: string;
  readonly pause: readonly string[];
  readonly extend?: string;
  readonly until?: string;
  readonly variant?: string;
}

/** A clock that somebody wants explained. */
export interface Wish {
  readonly timer: string;
  readonly start: Instant;
  readonly region: RegionCode;
  readonly org?: OrgId;
  readonly pauses: readonly Pause[];
  readonly extend?: number;
  readonly until?: LocalDate;
  readonly variant?: string;
}

const WHOLE = /^\d{1,6}$/;

const daysFrom = (text: string): number => {
  if (!WHOLE.test(text) || Number(text) === 0) throw new BadWish(`--extend: ${text} is not a whole number of days above zero`);

  return Number(text);
};

const knownRegion = (text: string, directory: Directory): RegionCode => {
  const code = asRegionCode(text);
  if (!directory.regions.has(code)) {
    throw new BadWish(`--region: ${text} is not in the directory; there are ${[...directory.regions.keys()].join(', ')}`);
  }

  return code;
};

const knownOrg = (text: string, directory: Directory): OrgId => {
  const org = asOrgId(text);
  if (!directory.organisations.has(org)) throw new BadWish(`--org: ${text} is not in the directory`);

  return org;
};

const untilFrom = (text: string, start: Instant): LocalDate => {
  const until = dayFrom(text, '--until');
  if (until <= dayOf(start)) throw new BadWish(`--until: ${text} does not lie after the start`);

  return until;
};

/** What was typed, checked as far as it can be without the rules. */
export const wishFrom = (typed: Typed, directory: Directory): Wish => {
  const start = instantFrom(typed.start, '--start');

  return {
    timer: typed.timer,
    start,
    region: knownRegion(typed.region, directory),
    pauses: pausesFrom(typed.pause),
    ...(typed.org === undefined ? {} : { org: knownOrg(typed.org, directory) }),
    ...(typed.extend === undefined ? {} : { extend: daysFrom(typed.extend) }),
    ...(typed.until === undefined ? {} : { until: untilFrom(typed.until, start) }),
    ...(typed.variant === undefined ? {} : { variant: typed.variant }),
  };
};
