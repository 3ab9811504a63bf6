import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import { bits, der, integer, NOTHING, oid, sequence, set, text } from './der.js';

const SHA256_WITH_RSA = sequence(oid('1.2.840.113549.1.1.11'), NOTHING);
const COMMON_NAME = oid('2.5.4.3');
const BITS = 2048;

/** Says of itself that it is none, so that nobody takes a letter of development for a real one. */
const NAME = '样章 SAMPLE';

/** `2026-08-14` as `260814000000Z`. */
const utcTime = (day: string): Buffer => der(0x17, Buffer.from(`${day.replaceAll('-', '').slice(2)}000000Z`));

export interface SampleWish {
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
}

/** 样章: a new key and a certificate that nobody issued, as PEM, for development and tests. */
export const newSampleKey = ({ name = NAME, from = '2000-01-01', to = '2049-12-31' }: SampleWish = {}): string => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: BITS });
  const named = sequence(set(sequence(COMMON_NAME, text(name))));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(integer(1), SHA256_WITH_RSA, named, sequence(utcTime(from), utcTime(to)), named, spki);
  const certificate = new X509Certificate(sequence(body, SHA256_WITH_RSA, bits(sign('sha256', body, privateKey))));

  return `${privateKey.export({ type: 'pkcs8', format: 'pem' })}${certificate}`;
};
