import type { SignatureFound } from '@huiyin/notify/signing';

const BROKEN = {
  changed: 'the signature is broken: the file was changed after it was signed',
  forged: 'the signature is broken: it was not made with the key of its certificate',
  unreadable: 'the signature is none that this platform makes',
} as const;

/** What a person is told of a file's signature, in one line. Whether the certificate is to be trusted is not asked. */
export const toldSignature = (found: SignatureFound): string => {
  if (found.state === 'none') return 'not signed';
  if (found.state === 'broken') return BROKEN[found.why];

  return `signed by ${found.by}, whole and unchanged; certified by ${found.certifiedBy}, to ${found.validTo.slice(0, 'YYYY-MM-DD'.length)}`;
};
