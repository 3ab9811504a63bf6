import { ignored, recorded } from '@huiyin/kernel';
import { isOpen } from './item.state.js';
import { isUnanswered } from './suggestion.state.js';
import type { Supervision } from './supervision.state.js';
import type { Rule } from './supervision-event.js';

const isAwaited = ({ items, suggestions, evaluation, followUps }: Supervision): boolean =>
  items.some(isOpen) || suggestions.some(isUnanswered) || evaluation.stage === 'invited' || followUps.some((followUp) => !followUp.done);

/**
 * 督查终结: the procedure has ended, and no item, suggestion (INV-8), evaluation or follow-up is open. The dossier may be sealed.
 * Stands at the end of every rule that may end one of these.
 */
export const endOversight: Rule = (state, moment) => {
  if (state.procedure !== 'ended' || state.oversight === 'ended') return ignored('oversight-goes-on');
  if (isAwaited(state)) return ignored('something-is-open');

  return recorded({ type: 'OversightEnded', data: { endedAt: moment.at } });
};
