import type { Fold } from './fold-stages.js';
import type { Registered } from './petition.js';

export const foldSimpleChosen: Fold<'SimpleProcedureChosen'> = (petition, { by, ground }) => ({ ...petition, simple: { by, ground } });

/** Takes the mark of the simple procedure from a matter, at whatever stage it stands. */
export const withoutSimple = <State extends Registered>(petition: State): State => {
  const { simple: _simple, ...rest } = petition;

  return rest as State;
};

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
