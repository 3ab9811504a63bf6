import { hasRole, refused, type Actor, type Decision, type OrgId, type Role } from '@huiyin/kernel';
import { PERMISSIONS, type Action } from './permissions.js';

/** The roles that may do something; none for what the table does not name. */
export const rolesFor = (action: string): readonly Role[] => (Object.hasOwn(PERMISSIONS, action) ? PERMISSIONS[action as Action] : []);

/** Whether the actor's roles allow an action. Default is deny. */
export const isAuthorised = (actor: Actor, action: Action): boolean => hasRole(actor, ...rolesFor(action));

/** The refusal, or nothing where the actor may: `const denied = authorise(moment.actor, 'extend'); if (denied) return denied;` */
export const authorise = (actor: Actor, action: Action): Decision<never> | undefined =>
  isAuthorised(actor, action) ? undefined : refused('actor.not-authorised', { action });

/** 负责人: the head of an organisation, or the one who signs in the head's place (A/B 角, INV-18). */
export const isHeadOf = (actor: Actor, org: OrgId): boolean => actor.org === org && hasRole(actor, 'head', 'acting-head');
