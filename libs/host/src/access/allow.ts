import { SetMetadata } from '@nestjs/common';
import { ROLES, type Actor, type Role } from '@huiyin/kernel';
import { isAuthorised, type Action } from '@huiyin/policy';

export const ALLOWED = 'huiyin:allowed';
export const PUBLIC = 'huiyin:public';

/** A role, an action of the permission table, or a rule over the actor alone. What depends on the record is decided by its rules. */
export type Permission = Role | Action | ((actor: Actor) => boolean);

const isRole = (permission: Role | Action): permission is Role => (ROLES as readonly string[]).includes(permission);

export const isAction = (permission: Permission): permission is Action => typeof permission === 'string' && !isRole(permission);

export const holds = (permission: Permission, actor: Actor): boolean => {
  if (typeof permission === 'function') return permission(actor);

  return isRole(permission) ? actor.roles.includes(permission) : isAuthorised(actor, permission);
};

/** Who may call a route: whoever holds one of these. A route without it, and without `@Public()`, stops the start. */
export const Allow = (...permissions: readonly [Permission, ...Permission[]]) => SetMetadata(ALLOWED, permissions);

/** Everybody who has a valid token. */
export const AllowStaff = () => SetMetadata(ALLOWED, [() => true] satisfies readonly Permission[]);

/** No token is asked for: health, documentation, and what people look up with their query code. */
export const Public = () => SetMetadata(PUBLIC, true);
