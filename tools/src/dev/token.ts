import { ROLES, type Role } from '@huiyin/kernel';
import { importJWK, SignJWT } from 'jose';

import { ALGORITHM, KEY_ID, readSigningKey } from './signing-key.js';

/** Whom a development token speaks for. */
export interface Bearer {
  readonly id: string;
  readonly org: string;
  readonly roles: readonly Role[];
  readonly actingFor?: string;
  /** Name of a partner platform. */
  readonly platform?: string;
}

/** Never over during an afternoon's work. */
const LIFE = '12h';

/** Roles as they are typed; throws on one that does not exist, and on `system`, which never comes with a token. */
export const rolesOf = (written: readonly string[]): readonly Role[] =>
  written.map((word) => {
    const role = ROLES.find((known) => known === word && known !== 'system');
    if (role === undefined)
      throw new RangeError(`unknown role: ${word} (known: ${ROLES.filter((known) => known !== 'system').join(', ')})`);

    return role;
  });

export const tokenFor = async ({ id, org, roles, actingFor, platform }: Bearer, keys: string): Promise<string> =>
  new SignJWT({
    org,
    roles,
    ...(actingFor === undefined ? {} : { acting_for: actingFor }),
    ...(platform === undefined ? {} : { platform }),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime(LIFE)
    .sign(await importJWK(await readSigningKey(keys), ALGORITHM));
