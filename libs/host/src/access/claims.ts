import { asOrgId, asStaffId, ROLES, type Actor } from '@huiyin/kernel';
import { z } from 'zod';

/** Names end up in events, ids and logs. */
const name = z.string().regex(/^[\w:.@-]{1,64}$/);

const claims = z.object({
  sub: name,
  org: name,
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  acting_for: name.optional(),
  platform: name.optional(),
});

/** Who calls: the actor, and for a partner platform its name, which stands for the sender in file, HTTP and topic alike. */
export interface Caller {
  readonly actor: Actor;
  readonly platform: string | undefined;
}

/** `system` is the platform itself and never comes with a token. */
const NOT_BY_TOKEN = 'system';

/** undefined when the claims are not those of a caller. */
export const callerOf = (payload: unknown): Caller | undefined => {
  const parsed = claims.safeParse(payload);
  if (!parsed.success || parsed.data.roles.includes(NOT_BY_TOKEN)) return undefined;
  const { sub, org, roles, acting_for: actingFor, platform } = parsed.data;

  return {
    actor: { id: asStaffId(sub), org: asOrgId(org), roles, ...(actingFor === undefined ? {} : { actingFor: asStaffId(actingFor) }) },
    platform,
  };
};
