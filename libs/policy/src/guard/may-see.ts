import type { Actor, Directory, OrgId, Withheld } from '@huiyin/kernel';
import { isHiddenFrom } from './disclosure-guard.js';
import { scopeOf } from './record-scope.js';

/** Who looks: a person sees what the organisation in whose name they act sees. */
export type Viewer = Pick<Actor, 'org'>;

/** What decides who sees a record. */
export interface Guarded {
  readonly withheld: Withheld;
  /** Bodies that registered, received, passed, handle, review or supervise the matter. */
  readonly parties: readonly OrgId[];
}

/** Whether a record may be shown, counted, or named at all: in the viewer's scope, and not withheld. Default is deny. */
export const maySee = (viewer: Viewer, record: Guarded, directory: Directory): boolean => {
  if (!directory.organisations.has(viewer.org) || isHiddenFrom(viewer.org, record.withheld, directory)) return false;
  const scope = scopeOf(viewer.org, directory);

  return record.parties.some((party) => scope.has(party));
};
