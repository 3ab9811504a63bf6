import { readFileSync } from 'node:fs';
import { Fault } from '@huiyin/kernel';
import { compactDecrypt, importJWK, type JWK } from 'jose';

/** Opens what partners encrypted to the public half of this key. */
export interface CommandKey {
  /** @throws Fault `vault.command-unopenable`, not retryable. */
  open(text: string): Promise<unknown>;
}

const KEY_MANAGEMENT = ['ECDH-ES', 'ECDH-ES+A256KW'];

/** `HUIYIN_COMMAND_KEY`: a file with a private JWK of curve P-256. @throws Fault `vault.command-key-unreadable`. */
export const readCommandKey = (path: string): CommandKey => {
  const jwk = privateKey(path);
  const key = importJWK(jwk, 'ECDH-ES+A256KW');

  return {
    open: async (text) => {
      try {
        const { plaintext } = await compactDecrypt(text, await key, {
          keyManagementAlgorithms: KEY_MANAGEMENT,
          contentEncryptionAlgorithms: ['A256GCM'],
        });

        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)) as unknown;
      } catch {
        // Without cause: the parser's message quotes the text.
        throw new Fault('vault.command-unopenable', 'encrypted to another key, changed, or no JSON', { retryable: false });
      }
    },
  };
};

const privateKey = (path: string): JWK => {
  try {
    const jwk = JSON.parse(readFileSync(path, 'utf8')) as JWK;
    if (jwk.kty === 'EC' && jwk.crv === 'P-256' && typeof jwk.d === 'string') return jwk;
  } catch {
    // Said below, without the file's text.
  }
  throw new Fault('vault.command-key-unreadable', `HUIYIN_COMMAND_KEY: ${path} holds no private key of curve P-256`, { retryable: false });
};
