import { readFileSync, statSync } from 'node:fs';
import { Fault } from '@huiyin/kernel';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** Keys that sign tokens: from an address (kept and refreshed by jose), or from a file, which is read again when it was changed. */
export const keySetOf = (place: string): JWTVerifyGetKey =>
  /^https?:\/\//.test(place) ? createRemoteJWKSet(new URL(place), { timeoutDuration: 3_000 }) : keySetOfFile(place);

const keySetOfFile = (path: string): JWTVerifyGetKey => {
  let stamp = stampOf(path);
  let keys = readKeys(path);

  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const now = stampOf(path);
      if (!(error instanceof errors.JWKSNoMatchingKey) || now === stamp) throw error;
      stamp = now;
      keys = readKeys(path);

      return keys(header, token);
    }
  };
};

const stampOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const readKeys = (path: string): JWTVerifyGetKey => {
  try {
    return createLocalJWKSet(JSON.parse(readFileSync(path, 'utf8')) as JSONWebKeySet);
  } catch (cause) {
    throw new Fault('host.jwks-unreadable', `HUIYIN_JWKS: ${path} is no key set`, { retryable: false, cause });
  }
};
