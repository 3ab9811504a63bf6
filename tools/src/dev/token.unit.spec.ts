import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';

import { keySetFile } from './signing-key.js';
import { rolesOf, tokenFor } from './token.js';

describe('development tokens', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiyin-token-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are trusted by whoever reads the key set, also after a second start', async () => {
    const bearer = { id: 'li', org: 'q-zjj', roles: ['head'], platform: 'city' } as const;
    const tokens = [await tokenFor(bearer, folder), await tokenFor(bearer, folder)];
    const keys = createLocalJWKSet(JSON.parse(await readFile(keySetFile(folder), 'utf8')) as JSONWebKeySet);

    for (const token of tokens) {
      const { payload } = await jwtVerify(token, keys, { requiredClaims: ['exp'] });
      expect(payload).toMatchObject({ sub: 'li', org: 'q-zjj', roles: ['head'], platform: 'city' });
    }
  });

  it('keep the private key to the owner, and out of the key set', async () => {
    await tokenFor({ id: 'li', org: 'q-zjj', roles: [] }, folder);

    expect((await stat(join(folder, 'signing-key.json'))).mode & 0o077).toBe(0);
    expect(await readFile(keySetFile(folder), 'utf8')).not.toContain('"d"');
  });

  it('know only roles that exist, and never the platform itself', () => {
    expect(rolesOf(['head', 'registrar'])).toEqual(['head', 'registrar']);
    expect(() => rolesOf(['hed'])).toThrow('unknown role: hed');
    expect(() => rolesOf(['system'])).toThrow('unknown role: system');
  });
});
