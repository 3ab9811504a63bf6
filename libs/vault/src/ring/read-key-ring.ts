import { readFileSync } from 'node:fs';
import { Fault } from '@huiyin/kernel';
import { parseKeyRing, type KeyRing } from './key-ring.js';

/** Reads `HUIYIN_KEY_RING`. @throws Fault `vault.key-ring-unreadable` or `vault.key-ring-invalid`. */
export const readKeyRing = (path: string): KeyRing => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Fault('vault.key-ring-unreadable', `key ring: ${path} cannot be read`, { retryable: false, cause });
  }

  return parseKeyRing(text);
};
