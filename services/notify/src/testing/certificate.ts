import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import { bits, der, integer, octets, oid, sequence, set, tagged, text } from '../seal/der.js';

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const COMMON_NAME = oid('2.5.4.3');
const ALTERNATIVE_NAMES = oid('2.5.29.17');
const DNS_NAME = 0x82;

const utcTime = (words: string): Buffer => der(0x17, Buffer.from(words));

/** A certificate for one name, signed with its own key, made anew for each test. */
export const selfSigned = (host: string): { readonly key: string; readonly cert: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(set(sequence(COMMON_NAME, text(host))));
  const names = octets(sequence(der(DNS_NAME, Buffer.from(host))));
  const body = sequence(
    tagged(0, integer(2)),
    integer(1),
    ECDSA_SHA256,
    name,
    sequence(utcTime('200101000000Z'), utcTime('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(sequence(ALTERNATIVE_NAMES, names))),
  );
  const cert = new X509Certificate(sequence(body, ECDSA_SHA256, bits(sign('sha256', body, privateKey))));

  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: cert.toString() };
};
