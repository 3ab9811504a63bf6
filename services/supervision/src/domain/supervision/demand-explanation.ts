import { recorded, refused, type Sealed } from '@huiyin/kernel';
import { clockCancelled } from '@huiyin/time';
import { aboutItem, bySupervisor } from './by-supervisor.js';
import { replyDay } from './reply-clock.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

export interface DemandExplanation {
  readonly itemId: string;
  /** The facts of the earlier urging, which each step of the ladder needs (S0-23). */
  readonly facts: Sealed;
}

/** 责成说明情况 (L24): after a supervision step without effect, with the leader's approval. */
export const demandExplanation = ({ itemId, facts }: DemandExplanation): Rule =>
  bySupervisor({ itemId, action: 'approve-notice' }, (item) => (state, moment) => {
    if (item.explained) return refused('supervision.explanation-already-demanded');
    if (item.step.at !== 'failed') return refused('supervision.no-step-failed', { step: item.step.at });
    const unanswered = state.book[item.step.reply];
    const superseded = unanswered === undefined ? [] : clockCancelled(unanswered, { cause: 'ExplanationDemanded' }, moment);
    const approved = { approvedBy: moment.actor.id, facts, replyBy: replyDay(item, state, moment) };

    return recorded<SupervisionEvent>(...superseded, { type: 'ExplanationDemanded', data: { ...aboutItem(item), ...approved } });
  });
