import { ignored, recorded, type LocalDate, type Moment, type OrgId } from '@huiyin/kernel';
import { isOpen, type Demand, type Item, type OpenItem } from './item.state.js';
import { begun, ownClock } from './own-clock.js';
import type { Supervision } from './supervision.state.js';
import type { Rule } from './supervision-event.js';

/** A demand went out on the body: its letter, and the day it was served. */
export interface DemandServed {
  readonly code: string;
  readonly org: OrgId;
  readonly servedOn: LocalDate;
}

/** What demands a reply: 督办函 L21, 责成说明情况 L24, 退回重办 L25. */
const LETTERS: Readonly<Record<Demand, string>> = { notice: 'L21', explanation: 'L24', rework: 'L25' };

export const DEMAND_LETTERS: readonly string[] = Object.values(LETTERS);

const replyClock = (item: Item, servedOn: LocalDate, at: { state: Supervision; moment: Moment }) =>
  ownClock({ timer: 'T-SUP-REPLY', org: item.body, supervisor: item.supervisor, cause: 'LetterServed', at: servedOn }, at.state, at.moment);

/** The last day of the reply as the letter names it: a letter to an organisation is served on the day it is issued. */
export const replyDay = (item: OpenItem, state: Supervision, moment: Moment): LocalDate =>
  ownClock({ timer: 'T-SUP-REPLY', org: item.body, supervisor: item.supervisor, cause: 'replyBy' }, state, moment).lastDay;

/** The limit for the reply runs from the service of the letter on the body (T-SUP-REPLY). */
export const startReplyClock =
  ({ code, org, servedOn }: DemandServed): Rule =>
  (state, moment) => {
    const item = state.items
      .filter(isOpen)
      .find(({ body, step }) => body === org && step.at === 'demanded' && LETTERS[step.demand] === code);
    if (item === undefined || (item.step.at === 'demanded' && item.step.reply !== undefined)) return ignored('no-demand-waits-for-service');

    return recorded(begun(replyClock(item, servedOn, { state, moment })));
  };
