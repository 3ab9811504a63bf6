import type { OrgId, StaffId } from './ids.js';

/** Roles of the platform (岗位). `system` is the platform itself: sweeps and reactions. */
export const ROLES = [
  'registrar',
  'undertaker',
  'head',
  'acting-head',
  'supervisor',
  'leader',
  'reviewer',
  'presiding-officer',
  'panel-member',
  'recorder',
  'archivist',
  'rule-owner',
  'platform',
  'operator',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: a member of staff for an organisation, a partner platform, or the system. */
export interface Actor {
  readonly id: StaffId;
  readonly org: OrgId;
  readonly roles: readonly Role[];
  /** 代理: in whose place an acting approver (A/B 角) signs. */
  readonly actingFor?: StaffId;
}

export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean => roles.some((role) => actor.roles.includes(role));
