import {
  NOT_WITHHELD,
  type Clock,
  type ClockBook,
  type LocalDate,
  type Instant,
  type OrgId,
  type RegionCode,
  type Sealed,
  type Withheld,
} from '@huiyin/kernel';
import type { Charge } from './charge.state.js';
import type { Evaluation, FollowUp } from './evaluation.state.js';
import type { Item } from './item.state.js';
import type { Suggestion } from './suggestion.state.js';

/** What supervision keeps of the registration. Clocks of another topic may be heard before it. */
export type Matter =
  | { readonly known: false }
  | {
      readonly known: true;
      readonly number: string;
      readonly registeredBy: OrgId;
      readonly region: RegionCode;
      readonly firstTime: boolean;
      readonly petitioners: readonly string[];
      readonly phones: readonly Sealed[];
      readonly idNumbers?: readonly Sealed[];
    };

/** 期限抄录: a clock that another service owns, as it stood when last heard of. */
export interface NotedClock {
  readonly service: string;
  readonly clock: Clock;
}

/** A line of an organisation's due list (期限清单): a clock it holds from which something is still awaited. */
export interface DueLine {
  readonly org: OrgId;
  readonly clockId: string;
  readonly timer: string;
  readonly service: string;
  readonly state: 'running' | 'paused' | 'missed';
  readonly due: Instant;
  readonly lastDay: LocalDate;
  readonly yellowAt?: Instant;
  readonly redAt?: Instant;
  readonly provisional: boolean;
  /** Whose calendar and which rules: how far the last day is, is said in the clock's own day type. */
  readonly region: RegionCode;
  readonly ruleSet: Clock['ruleSet'];
}

/** 督查督办: the record of one matter. */
export interface Supervision {
  readonly matter: Matter;
  readonly withheld: Withheld;
  readonly queryCodeHash?: string;
  /** Organisations that have to do with the matter: the record scope. */
  readonly parties: readonly OrgId[];
  readonly noted: readonly NotedClock[];
  /** The clocks that supervision owns. */
  readonly book: ClockBook;
  readonly dues: readonly DueLine[];
  readonly items: readonly Item[];
  readonly suggestions: readonly Suggestion[];
  readonly evaluation: Evaluation;
  readonly followUps: readonly FollowUp[];
  readonly charges: readonly Charge[];
  readonly procedure: 'running' | 'closed' | 'ended';
  readonly oversight: 'open' | 'ended';
}

export const UNWATCHED: Supervision = {
  matter: { known: false },
  withheld: NOT_WITHHELD,
  parties: [],
  noted: [],
  book: {},
  dues: [],
  items: [],
  suggestions: [],
  evaluation: { stage: 'none' },
  followUps: [],
  charges: [],
  procedure: 'running',
  oversight: 'open',
};

/** A clock of the matter, whoever owns it. */
export const clockNamed = (state: Supervision, id: string): Clock | undefined =>
  state.book[id] ?? state.noted.find((noted) => noted.clock.id === id)?.clock;
