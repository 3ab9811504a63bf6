import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Actor } from '@huiyin/kernel';
import { newKeyRingText } from '@huiyin/vault';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

import { shanghai } from '../shanghai.js';

export interface SceneKeys {
  readonly variables: Readonly<Record<string, string>>;
  token(actor: Actor, platform?: string): Promise<string>;
  /** Sets the development clock, as people write a time. */
  setClock(written: string): void;
}

/** Key ring, signing key and clock of a scene, in a folder of its own. */
export const sceneKeys = async (): Promise<SceneKeys> => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-scene-'));
  const [ring, jwks, clock] = ['keys.json', 'jwks.json', 'clock.json'].map((name) => join(folder, name)) as [string, string, string];
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const setClock = (written: string): void => writeFileSync(clock, JSON.stringify({ now: shanghai(written) }));
  writeFileSync(ring, newKeyRingText());
  writeFileSync(jwks, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'scene', alg: 'ES256' }] }));
  setClock('2026-08-03');

  return {
    setClock,
    variables: { HUIYIN_KEY_RING: ring, HUIYIN_JWKS: jwks, HUIYIN_CLOCK_FILE: clock },
    token: ({ id, org, roles }, platform) =>
      new SignJWT({ org, roles: [...roles], ...(platform === undefined ? {} : { platform }) })
        .setProtectedHeader({ alg: 'ES256', kid: 'scene' })
        .setSubject(id)
        .setExpirationTime('1h')
        .sign(privateKey),
  };
};
