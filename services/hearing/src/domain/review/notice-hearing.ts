import type { ReviewEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Instant, type Moment, type StaffId } from '@huiyin/kernel';
import { clockPaused, clockResumed, dayOf, earliestDay, parameter } from '@huiyin/time';
import { hearingAt, hearingBase } from './hold-hearing.js';
import { clocks, opinionClock, regionOf } from './review.events.js';
import type { Request, Review } from './review.state.js';
import { barred } from './team.js';

export interface NoticeHearing {
  readonly requestId: string;
  readonly procedure: 'ordinary' | 'simple';
  readonly at: Instant;
  readonly place: string;
  readonly presiding: StaffId;
  readonly panel: readonly StaffId[];
  readonly recorder: StaffId;
  readonly public: boolean;
  /** 经信访人书面同意: notice may be shortened with the petitioner's written consent. */
  readonly shortNoticeConsent: boolean;
}

interface Planned {
  readonly request: Request;
  readonly command: NoticeHearing;
}

/** Parameter of the rule sets that holds the least number of officers. */
const PANEL = { ordinary: 'minimum-panel', simple: 'minimum-panel-simple' } as const;

/** INV-7: an odd panel of at least the size of the procedure, without an investigator, without anyone who decided below. */
const panelRefusal = (review: Review, { request, command }: Planned, moment: Moment): Decision<never> | undefined => {
  const officers = [command.presiding, ...command.panel];
  const least = parameter(moment.directory, regionOf(request.reviewer, moment), PANEL[command.procedure]);
  if (new Set(officers).size !== officers.length) return refused('hearing.officer-twice');
  if (command.panel.length % 2 === 0) return refused('hearing.panel-not-odd', { panel: command.panel.length });
  if (command.panel.length < least) return refused('hearing.panel-too-small', { least });
  const investigators = officers.filter((officer) => request.team?.members.includes(officer) === true);
  if (investigators.length > 0) return refused('hearing.investigator-on-panel', { officers: investigators });
  const notAllowed = barred(review, request, officers);

  return notAllowed.length > 0 ? refused('hearing.officer-decided-below', { officers: notAllowed }) : undefined;
};

const dayRefusal = ({ request, command }: Planned, moment: Moment): Decision<never> | undefined => {
  if (command.shortNoticeConsent) return undefined;
  const today = dayOf(moment.at);
  const earliest = earliestDay(today, { timer: 'T-HEAR-NOTICE', region: regionOf(request.reviewer, moment), on: today }, moment.directory);

  return dayOf(command.at) < earliest ? refused('hearing.notice-too-short', { earliest }) : undefined;
};

/** 听证通知 (L17): time, place, officers; from now on the clock of the re-review is paused (REG-36c). */
export const noticeHearing =
  (command: NoticeHearing): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stage: 'applied' }, moment);
    if ('kind' in found) return found;
    const planned = { request: found.request, command };
    const no = panelRefusal(review, planned, moment) ?? dayRefusal(planned, moment);
    if (no !== undefined) return no;
    const clock = found.request.level === 're-review' ? opinionClock(review, found.request) : undefined;

    return recorded(
      {
        type: 'HearingNoticed',
        data: { ...command, ...hearingBase(found.request, found.hearing.hearingId), person: found.request.person },
      },
      ...(clock === undefined ? [] : clocks(clockPaused(clock, { cause: 'HearingNoticed' }, moment))),
    );
  };

/** 延期听证: force majeure, recusal asked on the spot; the pause goes on. */
export const postponeHearing =
  (command: { readonly requestId: string; readonly reason: string; readonly to: Instant }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stage: 'noticed' }, moment);
    if ('kind' in found) return found;
    if (command.to <= moment.at) return refused('hearing.day-has-passed', { to: command.to });

    return recorded({
      type: 'HearingPostponed',
      data: { ...hearingBase(found.request, found.hearing.hearingId), reason: command.reason, to: command.to },
    });
  };

/** 放弃听证: withdrawn, or did not come without a reason; the clock goes on. */
export const giveUpHearing =
  (command: { readonly requestId: string; readonly reason: 'withdrawn' | 'no-show' }): Decide<Review, ReviewEvent> =>
  (review, moment) => {
    const found = hearingAt(review, { requestId: command.requestId, stage: 'noticed' }, moment);
    if ('kind' in found) return found;
    const clock = opinionClock(review, found.request);

    return recorded(
      { type: 'HearingGivenUp', data: { ...hearingBase(found.request, found.hearing.hearingId), reason: command.reason } },
      ...(clock === undefined ? [] : clocks(clockResumed(clock, { cause: 'HearingGivenUp' }, moment))),
    );
  };
