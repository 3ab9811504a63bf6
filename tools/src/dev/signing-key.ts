import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { exportJWK, generateKeyPair, type JWK } from 'jose';

import { putFile } from '../checkout/put-file.js';

export const ALGORITHM = 'EdDSA';
export const KEY_ID = 'development';

const PRIVATE = 'signing-key.json';
const PUBLIC = 'jwks.json';

/** What services are told to trust (HUIYIN_JWKS). */
export const keySetFile = (folder: string): string => join(folder, PUBLIC);

/** The key that signs development tokens, and its public half as a key set. Made once per folder. */
export const ensureSigningKey = async (folder: string): Promise<void> => {
  if (existsSync(join(folder, PRIVATE)) && existsSync(keySetFile(folder))) return;
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const named = { kid: KEY_ID, alg: ALGORITHM, use: 'sig' };
  await putFile(join(folder, PRIVATE), { text: JSON.stringify({ ...(await exportJWK(privateKey)), ...named }), mode: 0o600 });
  await putFile(keySetFile(folder), { text: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...named }] }) });
};

export const readSigningKey = async (folder: string): Promise<JWK> => {
  await ensureSigningKey(folder);

  return JSON.parse(await readFile(join(folder, PRIVATE), 'utf8')) as JWK;
};
