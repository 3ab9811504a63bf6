import type { Organisation } from '@huiyin/kernel';
import type { PassingCapacity } from './state/matter.js';

const OWN_RULES: ReadonlySet<string> = new Set(['discipline', 'court']);

/** As what a body takes a matter: an office sorts it, an agency answers it, courts and discipline bodies follow rules of their own (REG-23d). */
export const capacityOf = ({ kind }: Organisation): PassingCapacity => {
  if (kind === 'petition-office') return 'office';

  return OWN_RULES.has(kind) ? 'own-rules' : 'agency';
};

/** A review office decides on opinions; it neither registers nor handles matters. */
export const handlesMatters = ({ kind }: Organisation): boolean => kind !== 'review-office';
