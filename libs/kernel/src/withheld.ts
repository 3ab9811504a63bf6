import type { OrgId } from './ids.js';

/**
 * Who must not see a matter (disclosure guard, Regulation Art. 30 ¶3, domain.md §12.6). Part of every event's data of the matter
 * from the first; the highest `seq` (intake's sequence) wins, so each service knows it whichever event comes first.
 */
export type Withheld =
  | { readonly scope: 'none'; readonly seq: number }
  /** A reported name is not matched to a unit yet: fails closed, only the registering office sees it. */
  | { readonly scope: 'allBut'; readonly org: OrgId; readonly seq: number }
  /** Hidden from these organisations, their subordinates and staff. */
  | { readonly scope: 'from'; readonly orgs: readonly OrgId[]; readonly seq: number };

export const NOT_WITHHELD: Withheld = { scope: 'none', seq: 0 };

/** The newer of two; the order in which they were heard does not matter. */
export const newerWithheld = (a: Withheld, b: Withheld | undefined): Withheld => (b !== undefined && b.seq > a.seq ? b : a);
