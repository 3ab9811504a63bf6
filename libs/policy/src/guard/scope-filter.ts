import type { Directory } from '@huiyin/kernel';
import { ownersUpwards } from '../organisations/is-within.js';
import type { Viewer } from './may-see.js';
import { scopeOf } from './record-scope.js';

/** Where a collection keeps what `maySee` asks for: `{ withheld: 'state.withheld', parties: ['state.parties'] }`. */
export interface GuardPaths {
  readonly withheld: string;
  /** Paths of an organisation id or of an array of them; each adds its bodies to the parties. */
  readonly parties: readonly string[];
}

/** A plain MongoDB filter. */
export type Filter = Readonly<Record<string, unknown>>;

const NOTHING: Filter = { _id: { $in: [] } };

/** The same rule as `maySee`, as a filter: put it under `$and` of every query, count and feed. A record without `withheld` is not shown. */
export const scopeFilter = (viewer: Viewer, directory: Directory, paths: GuardPaths): Filter => {
  if (!directory.organisations.has(viewer.org)) return NOTHING;
  const scope = [...scopeOf(viewer.org, directory)];
  const { withheld } = paths;

  return {
    $and: [
      {
        $or: [
          { [`${withheld}.scope`]: 'none' },
          { [`${withheld}.scope`]: 'allBut', [`${withheld}.org`]: viewer.org },
          { [`${withheld}.scope`]: 'from', [`${withheld}.orgs`]: { $nin: [...ownersUpwards(viewer.org, directory)] } },
        ],
      },
      { $or: paths.parties.map((path) => ({ [path]: { $in: scope } })) },
    ],
  };
};
