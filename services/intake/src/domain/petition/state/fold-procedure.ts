import type { Fold } from './fold-stages.js';
import { withoutSimple } from './without-simple.js';

export const foldSimpleChosen: Fold<'SimpleProcedureChosen'> = (petition, { by, ground }) => ({ ...petition, simple: { by, ground } });

export const foldSimpleLeft: Fold<'SimpleProcedureLeft'> = (petition) => withoutSimple(petition);

/** A leader of another body may see what he is asked to read. */
export const foldReadingAsked: Fold<'LeaderReadingAsked'> = (petition, { readingId, leader, leaderOf, clockId, important, draft }) => ({
  ...petition,
  parties: [...new Set([...petition.parties, leaderOf])],
  readings: [...petition.readings, { id: readingId, leader, clockId, important, draft }],
});

export const foldCommented: Fold<'LeaderCommented'> = (petition, { readingId, comment }) => ({
  ...petition,
  readings: petition.readings.map((reading) => (reading.id === readingId ? { ...reading, comment } : reading)),
});
