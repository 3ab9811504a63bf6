import { happened, isEnded, isStuck } from './seen-facts.js';
import type { SeenRow } from './seen-row.js';

const stageText = (seen: SeenRow): string => {
  if (isEnded(seen)) return 'ended';
  if (isStuck(seen)) return 'STUCK';

  return seen.petition?.stage === 'closed' ? 'closed' : 'running';
};

const outcomeText = ({ petition }: SeenRow): string => petition?.outcome?.kind ?? petition?.stage ?? '';

const marks = (seen: SeenRow): readonly string[] => [
  ...(happened(seen, 'NoticeIssued') ? ['supervised'] : []),
  ...(happened(seen, 'ReviewDecided') ? ['reviewed'] : []),
  outcomeText(seen),
  stageText(seen),
  ...(seen.dossier?.stage === 'sealed' ? ['archived'] : []),
];

/** How a row stands, in a few words. */
export const seenText = (seen: SeenRow): string => {
  const { registration } = seen;
  if (registration.outcome === 'registered') return marks(seen).join(', ');

  return registration.outcome === 'refused' ? `refused: ${registration.field ?? ''} ${registration.code}` : 'already there';
};
