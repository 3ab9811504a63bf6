import { createHash, sign, type X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { Integer } from 'asn1js';
import { inside, integer, NOTHING, octets, oid, parsed, rawOf, sequence, set, tagged } from './der.js';
import type { SigningKey } from './signing-key.js';

const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
const DATA = oid('1.2.840.113549.1.7.1');
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3');
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const SIGNING_CERTIFICATE = oid('1.2.840.113549.1.9.16.2.47');
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), NOTHING);
const RSA = sequence(oid('1.2.840.113549.1.1.1'), NOTHING);
const VERSION = integer(1);

const signed = promisify(sign);

/** What is signed, the shortest first, as DER wants a set. The time of signing stands in the PDF (PAdES, ETSI EN 319 142-1, 6.3). */
const attributesOf = (digest: Buffer, certified: Buffer): Buffer =>
  Buffer.concat([
    sequence(CONTENT_TYPE, set(DATA)),
    sequence(MESSAGE_DIGEST, set(octets(digest))),
    sequence(SIGNING_CERTIFICATE, set(sequence(sequence(sequence(octets(certified)))))),
  ]);

/** Issuer and serial number: how a signature says whose it is. A version comes before them where it is not the first. */
const nameIn = ({ raw }: X509Certificate): Buffer => {
  const [first, second, third, fourth] = inside(inside(parsed(raw))[0]);

  return first instanceof Integer ? sequence(rawOf(third), rawOf(first)) : sequence(rawOf(fourth), rawOf(second));
};

/** Signs digests with one key. */
export interface CmsSigner {
  /** More bytes than a signature ever takes. */
  readonly room: number;
  /** Of a SHA-256 digest. */
  sign(digest: Buffer): Promise<Buffer>;
}

/** Of all but certificates; 512 of it are the signature of a key of 4,096 bits. */
const STRUCTURE = 1_024;

/**
 * Detached signatures with the certificates (CMS, RFC 5652; CAdES-BES: the attribute of RFC 5035 binds the certificate). RSA with PKCS #1
 * v1.5 padding: the same digest gives the same bytes. The costly part is done by OpenSSL, off the event loop.
 */
export const cmsSigner = ({ key, certificate, chain }: SigningKey): CmsSigner => {
  const certificates = tagged(0, ...chain.map(({ raw }) => raw));
  const name = nameIn(certificate);
  const certified = createHash('sha256').update(certificate.raw).digest();

  return {
    room: certificates.length + name.length + STRUCTURE,
    async sign(digest) {
      const attributes = attributesOf(digest, certified);
      const signature = await signed('sha256', set(attributes), key);
      const signer = sequence(VERSION, name, SHA256, tagged(0, attributes), RSA, octets(signature));

      return sequence(SIGNED_DATA, tagged(0, sequence(VERSION, set(SHA256), sequence(DATA), certificates, set(signer))));
    },
  };
};
