import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { Fault } from '@huiyin/kernel';
import { z } from 'zod';

/** 密钥环: the keys that wrap the matters' data keys, and the key of the keyed hashes. */
export interface KeyRing {
  /** Name of the key that wraps new data keys. */
  readonly current: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
  /** Never rotated: all blind indexes, digests and file addresses hang on it (docs/adr/0004-sealing.md). */
  readonly index: KeyObject;
}

const KEY_BYTES = 32;

const keyText = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === KEY_BYTES, { message: `must be ${KEY_BYTES} bytes in base64` });

const ringFile = z
  .strictObject({ current: z.string().min(1), keys: z.record(z.string().min(1), keyText), index: keyText })
  .refine((ring) => ring.current in ring.keys, { path: ['current'], message: 'names no key of the ring' });

/** @throws Fault `vault.key-ring-invalid`, which names fields and reasons and never a key. */
export const parseKeyRing = (text: string): KeyRing => {
  const parsed = ringFile.safeParse(readJson(text));
  if (!parsed.success) throw invalid(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));

  const keys = new Map(Object.entries(parsed.data.keys).map(([name, bytes]) => [name, createSecretKey(bytes)]));

  return { current: parsed.data.current, keys, index: createSecretKey(parsed.data.index) };
};

/** Text of a new ring, for the first start of a development machine and for `add a key` when rotating. */
export const newKeyRingText = (name = 'k1'): string => {
  const key = (): string => randomBytes(KEY_BYTES).toString('base64');

  return `${JSON.stringify({ current: name, keys: { [name]: key() }, index: key() }, null, 2)}\n`;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, so it is not passed on as cause.
    throw invalid('not JSON');
  }
};

const invalid = (why: string): Fault => new Fault('vault.key-ring-invalid', `key ring: ${why}`, { retryable: false });
