import { createHash, verify, X509Certificate } from 'node:crypto';
import { inside, octetsIn, parsed, rawOf } from './der.js';

/** Who signed, and what. */
export interface ReadSignature {
  readonly certificate: X509Certificate;
  /** SHA-256 of what was signed. */
  readonly digest: Buffer;
  /** The attributes that hold the digest were signed with the certificate's key, and name the certificate. */
  readonly isGenuine: boolean;
}

const SET = 0x31;

/** Attributes are signed as a set, and carried under another tag (RFC 5652, 5.4). */
const asSet = (attributes: Buffer): Buffer => Buffer.concat([Buffer.from([SET]), attributes.subarray(1)]);

/** A signature as `cmsSignature` makes it; what stands behind it must be the zeros of its room. @throws RangeError for any other */
export const readCms = (bytes: Buffer): ReadSignature => {
  const whole = parsed(bytes);
  if (bytes.subarray(rawOf(whole).length).some((byte) => byte !== 0)) throw new RangeError('something stands behind the signature');
  const [body] = inside(inside(whole)[1]);
  const [, , , certificates, signers] = inside(body);
  const [signer, another] = inside(signers);
  if (another !== undefined) throw new RangeError('more than one signer');
  const [, , , attributes, , signature] = inside(signer);
  const [, digest, certified] = inside(attributes).map((one) => inside(inside(one)[1])[0]);
  const certificate = new X509Certificate(rawOf(inside(certificates)[0]));
  const named = inside(inside(inside(certified)[0])[0])[0];
  const isNamed = octetsIn(named).equals(createHash('sha256').update(certificate.raw).digest());
  const isSigned = verify('sha256', asSet(rawOf(attributes)), certificate.publicKey, octetsIn(signature));

  return { certificate, digest: octetsIn(digest), isGenuine: isNamed && isSigned };
};
