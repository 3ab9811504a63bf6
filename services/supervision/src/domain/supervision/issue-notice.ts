import { recorded, refused, type Sealed } from '@huiyin/kernel';
import { aboutItem, bySupervisor } from './by-supervisor.js';
import { replyDay } from './reply-clock.js';
import type { Rule } from './supervision-event.js';

export interface IssueNotice {
  readonly itemId: string;
  readonly demand: Sealed;
}

/** 督办函 (L21): only the leader gives it, and only where it was proposed: a missed limit alone is no ground of Art. 40. */
export const issueNotice = ({ itemId, demand }: IssueNotice): Rule =>
  bySupervisor({ itemId, action: 'approve-notice' }, (item) => (state, moment) => {
    if (item.step.at === 'urging' || item.step.at === 'answered') return refused('supervision.notice-not-proposed', { step: item.step.at });
    if (item.step.at !== 'proposed') return refused('supervision.notice-already-issued');
    const approved = { approvedBy: moment.actor.id, replyBy: replyDay(item, state, moment) };

    return recorded({ type: 'NoticeIssued', data: { ...aboutItem(item), ground: item.ground, demand, ...approved } });
  });
