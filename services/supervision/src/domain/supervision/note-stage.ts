import { ignored, recorded, type Instant } from '@huiyin/kernel';
import { closeItem } from './close-item.js';
import { endOversight } from './end-oversight.js';
import { forEach, inTurn } from './in-turn.js';
import { inviteEvaluation, type Closed } from './invite-evaluation.js';
import { isOpen } from './item.state.js';
import type { Rule } from './supervision-event.js';

const noteStage =
  (stage: 'closed' | 'ended' | 'reopened', at: Instant): Rule =>
  () =>
    recorded({ type: 'MatterClosedNoted', data: { stage, at } });

/** 办结: from the service of the reply the petitioner may evaluate (T-EVAL). */
export const matterClosed = (closed: Closed & { readonly closedAt: Instant }): Rule =>
  inTurn(noteStage('closed', closed.closedAt), inviteEvaluation(closed), endOversight);

/** 程序终结. */
export const procedureEnded = (endedAt: Instant): Rule => inTurn(noteStage('ended', endedAt), endOversight);

/** An order to handle again, a late request accepted for cause, or a correction: the matter goes on. */
export const matterReopened: Rule = (state, moment) =>
  state.procedure === 'running' ? ignored('never-closed') : noteStage('reopened', moment.at)(state, moment);

/** 撤回: a missed limit has no object any more; a ground that staff recorded is still examined. */
export const matterWithdrawn: Rule = inTurn(
  forEach(
    (state) => state.items.filter((item) => isOpen(item) && item.ground === 'limit-missed'),
    (item) => closeItem(item, 'matter-withdrawn'),
  ),
  endOversight,
);
