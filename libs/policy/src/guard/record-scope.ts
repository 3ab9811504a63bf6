import type { Directory, OrgId } from '@huiyin/kernel';
import { isWithin } from '../organisations/is-within.js';
import { supervisorsOf } from '../organisations/supervisor-of.js';

/**
 * Record scope (可见范围): whose matters a body sees. Its own and those of its lower units; a petition office also those of the bodies
 * it supervises and of the petition offices below it. A matter belongs to each body that registered, received, passed, handles,
 * reviews or supervises it: its parties.
 */
const readScope = (org: OrgId, directory: Directory): ReadonlySet<OrgId> => {
  const others = [...directory.organisations.keys()];

  return new Set([org, ...others.filter((id) => isWithin(id, org, directory) || supervisorsOf(id, directory).includes(org))]);
};

const known = new WeakMap<Directory, Map<OrgId, ReadonlySet<OrgId>>>();

export const scopeOf = (org: OrgId, directory: Directory): ReadonlySet<OrgId> => {
  const scopes = known.get(directory) ?? new Map<OrgId, ReadonlySet<OrgId>>();
  known.set(directory, scopes);
  const scope = scopes.get(org) ?? readScope(org, directory);
  scopes.set(org, scope);

  return scope;
};
