import { createHash } from 'node:crypto';
import type { LocalDate } from '@huiyin/kernel';
import type { CmsSigner } from './cms-signature.js';
import { readCms, type ReadSignature } from './read-cms.js';
import { filled, roomIn, withRoom, type SignatureRoom } from './signature-room.js';

const digestOf = ({ before, after }: SignatureRoom): Buffer => createHash('sha256').update(before).update(after).digest();

/** A letter with its signature (PAdES B-B). The same letter, key and day give the same bytes. @throws Fault `seal.pdf-unreadable` */
export const signLetter = async (pdf: Buffer, signer: CmsSigner, on: LocalDate): Promise<Buffer> => {
  const room = withRoom(pdf, { on, size: signer.room });

  return filled(room, await signer.sign(digestOf(room)));
};

/** Whether a file is signed, and by whom. Whether the certificate is to be trusted is asked of whoever issued it, as each PDF reader does. */
export type SignatureFound =
  | { readonly state: 'none' }
  | { readonly state: 'intact'; readonly by: string; readonly certifiedBy: string; readonly validTo: string }
  | { readonly state: 'broken'; readonly why: 'changed' | 'forged' | 'unreadable' };

const lineOf = (name: string): string => name.split('\n').join(', ');

const judged = (room: SignatureRoom, { certificate, digest, isGenuine }: ReadSignature): SignatureFound => {
  if (!isGenuine) return { state: 'broken', why: 'forged' };
  if (!digest.equals(digestOf(room))) return { state: 'broken', why: 'changed' };
  const { subject, issuer, validTo } = certificate;

  return { state: 'intact', by: lineOf(subject), certifiedBy: lineOf(issuer), validTo: new Date(validTo).toISOString() };
};

/** Looks at the signature of a file: all of the file is signed, nothing was changed since, and the certificate in it is the key's. */
export const signatureIn = (file: Buffer): SignatureFound => {
  if (!file.includes('/ByteRange')) return { state: 'none' };
  const found = roomIn(file);
  if (found === undefined) return { state: 'broken', why: 'changed' };
  try {
    return judged(found.room, readCms(found.signature));
  } catch {
    return { state: 'broken', why: 'unreadable' };
  }
};

/**
 * Whether a file is this letter, signed or not: all but the signature itself is compared, so no key is needed, and the letter is still the
 * same when its key has been changed for another.
 */
export const isLetter = (file: Buffer, pdf: Buffer, on: LocalDate): boolean => {
  const found = roomIn(file);
  if (found === undefined) return file.equals(pdf);
  const { before, after } = withRoom(pdf, { on, size: found.room.size });

  return found.room.before.equals(before) && found.room.after.equals(after);
};
