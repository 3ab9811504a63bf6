import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface TokenClaims {
  readonly sub?: string;
  readonly org?: string;
  readonly roles?: readonly string[];
  readonly platform?: string;
}

export interface TokenMint {
  /** Path of the key set, for `HUIYIN_JWKS`. */
  readonly jwks: string;
  token(claims?: TokenClaims, expires?: string): Promise<string>;
}

/** Signs tokens with a key of its own, for tests. */
export const tokenMint = async (): Promise<TokenMint> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwks = join(mkdtempSync(join(tmpdir(), 'huiyin-jwks-')), 'jwks.json');
  writeFileSync(jwks, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 't1', alg: 'ES256' }] }));

  return {
    jwks,
    token: ({ sub = 's-1', org = 'q-xf', roles = ['registrar'], platform } = {}, expires = '5m') =>
      new SignJWT({ org, roles: [...roles], ...(platform === undefined ? {} : { platform }) })
        .setProtectedHeader({ alg: 'ES256', kid: 't1' })
        .setSubject(sub)
        .setExpirationTime(expires)
        .sign(privateKey),
  };
};
