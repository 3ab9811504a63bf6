import { ignored, recorded } from '@huiyin/kernel';
import { isCharged } from './charge.state.js';
import { isOpen, isReported } from './item.state.js';
import { isUnanswered } from './suggestion.state.js';
import type { Supervision } from './supervision.state.js';
import type { Rule } from './supervision-event.js';

const isAwaited = ({ items, suggestions, evaluation, followUps, charges }: Supervision): boolean =>
  items.some((item) => isOpen(item) || !isReported(item)) ||
  suggestions.some(isUnanswered) ||
  evaluation.stage === 'invited' ||
  followUps.some((followUp) => !followUp.done) ||
  charges.some(isCharged);

/**
 * 督查终结: the procedure has ended, and no item or its report, suggestion (INV-8), evaluation, follow-up or charge is open. The dossier may be sealed.
 * Stands at the end of every rule that may end one of these.
 */
export const endOversight: Rule = (state, moment) => {
  if (state.procedure !== 'ended' || state.oversight === 'ended') return ignored('oversight-goes-on');
  if (isAwaited(state)) return ignored('something-is-open');

  return recorded({ type: 'OversightEnded', data: { endedAt: moment.at } });
};
