import type { Fold } from '../state/fold-stages.js';

export const foldProposed: Fold<'ResultProposed'> = (petition, { withheld: _mark, ...proposed }) => ({
  ...petition,
  publication: { ...proposed, stage: 'proposed' },
});

export const foldPublished: Fold<'ResultPublished'> = (petition, { withheld: _mark, approvedBy: _by, ...published }) => ({
  ...petition,
  publication: { ...published, stage: 'published' },
});

export const foldWithdrawn: Fold<'ResultWithdrawn'> = (petition, { resultId, by }) => ({
  ...petition,
  publication: { resultId, by, stage: 'withdrawn' },
});
