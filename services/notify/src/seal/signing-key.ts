import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { Fault } from '@huiyin/kernel';

/** A key that letters are signed with, its certificate, and behind it those that lead to a root, where they were given. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  readonly chain: readonly X509Certificate[];
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const LEAST_BITS = 2048;

/** RSA alone: its signatures are the same each time, so that a letter which is made twice is one file. */
const whyUnusable = ({ key, certificate }: Pick<SigningKey, 'key' | 'certificate'>): string | undefined => {
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS)
    return `the key is not RSA of ${LEAST_BITS} bits or more`;

  return certificate.checkPrivateKey(key) ? undefined : 'the first certificate is not the key’s';
};

const read = (pem: string, passphrase: string | undefined): SigningKey => {
  const [certificate, ...others] = (pem.match(CERTIFICATE) ?? []).map((one) => new X509Certificate(one));
  if (certificate === undefined) throw new RangeError('no certificate');
  const key = createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  const unusable = whyUnusable({ key, certificate });
  if (unusable !== undefined) throw new RangeError(unusable);

  return { key, certificate, chain: [certificate, ...others] };
};

/** PEM with the key and its certificate, then those of its issuers, as `openssl pkcs12` writes it. @throws Fault `seal.key-unusable` */
export const signingKeyIn = (pem: string, passphrase?: string): SigningKey => {
  try {
    return read(pem, passphrase);
  } catch (cause) {
    throw new Fault('seal.key-unusable', cause instanceof Error ? cause.message : 'unreadable', { retryable: false, cause });
  }
};
