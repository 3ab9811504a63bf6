import { createSecretKey, randomBytes } from 'node:crypto';
import { Fault } from '@huiyin/kernel';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { AlgorithmSuite } from './algorithm-suite.js';
import { openBuffer, openCompact, sealBuffer, sealCompact } from './compact-jwe.js';

const KEY_BYTES = 32;
const MATTER = 'huiyin:matter';

/** AES-256-GCM for fields and files, A256GCMKW for wrapping. */
export const AES_SUITE: AlgorithmSuite = {
  name: 'A256GCM',
  newDataKey: () => createSecretKey(randomBytes(KEY_BYTES)),
  sealText: sealCompact,
  openText: (key, sealed) => opening(() => openCompact(key, sealed)),
  sealBytes: (key, bytes, context) => sealBuffer(key, bytes, Buffer.from(context)),
  openBytes: (key, sealed, context) => opening(() => openBuffer(key, sealed, Buffer.from(context))),

  wrap: (dataKey, ringKey, { matter, ring }) =>
    new CompactEncrypt(dataKey.export())
      .setProtectedHeader({ alg: 'A256GCMKW', enc: 'A256GCM', kid: ring, [MATTER]: matter })
      .encrypt(ringKey),

  unwrap: async (wrapped, ringKey, { matter, ring }) => {
    const opened = await compactDecrypt(wrapped, ringKey, { keyManagementAlgorithms: ['A256GCMKW'] }).catch(unopenable);
    // A wrapped key that was copied under another matter must not open there.
    if (opened.protectedHeader[MATTER] !== matter || opened.protectedHeader.kid !== ring) return unopenable();

    return createSecretKey(opened.plaintext);
  },
};

const opening = <Result>(open: () => Result): Result => {
  try {
    return open();
  } catch {
    return unopenable();
  }
};

/** Without cause: the library's error may carry part of the text. */
const unopenable = (): never => {
  throw new Fault('vault.unopenable', 'sealed with another key, or changed', { retryable: false });
};
