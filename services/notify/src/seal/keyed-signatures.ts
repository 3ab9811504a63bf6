import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Fault } from '@huiyin/kernel';
import { cmsSigner, type CmsSigner } from './cms-signature.js';
import { signLetter } from './letter-signature.js';
import type { Signatures, Signing } from './signatures.js';
import { signingKeyIn } from './signing-key.js';

export interface KeyFolder {
  readonly folder: string;
  readonly passphrase: string | undefined;
}

const ENDING = '.pem';
/** Signs for the organisations that have no key of their own. */
const PLATFORM = 'platform';

interface Keeper {
  readonly signer: CmsSigner;
  /** First and last day of the certificate. */
  readonly days: readonly [string, string];
  readonly end: Date;
}

const dayOf = (time: string): string => new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** @throws Fault `seal.key-unusable` with the file's name, never with what is in it. */
const keeperIn = (path: string, passphrase: string | undefined): Keeper => {
  try {
    const key = signingKeyIn(readFileSync(path, 'utf8'), passphrase);
    const { validFrom, validTo } = key.certificate;

    return { signer: cmsSigner(key), days: [dayOf(validFrom), dayOf(validTo)], end: new Date(validTo) };
  } catch (cause) {
    throw new Fault('seal.key-unusable', `${path}: ${cause instanceof Error ? cause.message : 'unreadable'}`, { retryable: false, cause });
  }
};

const keepersIn = ({ folder, passphrase }: KeyFolder): ReadonlyMap<string, Keeper> => {
  const files = readdirSync(folder).filter((file) => file.endsWith(ENDING));
  if (files.length === 0) throw new Fault('seal.key-unusable', `${folder}: no ${ENDING} file`, { retryable: false });

  return new Map(files.map((file) => [basename(file, ENDING), keeperIn(join(folder, file), passphrase)]));
};

const notValid = ({ issuer, on }: Signing): Fault =>
  new Fault('seal.certificate-not-valid', `the certificate that ${issuer} signs with is not valid on ${on}`, { retryable: true });

/** Signs with keys that lie in a folder: `<organisation>.pem`, and `platform.pem` for the others. Read once: a new key needs a new start. */
export class KeyedSignatures implements Signatures {
  readonly end: Date;

  private constructor(private readonly keepers: ReadonlyMap<string, Keeper>) {
    this.end = new Date(Math.min(...[...keepers.values()].map(({ end }) => end.getTime())));
  }

  /** @throws Fault `seal.key-unusable` */
  static open(folder: KeyFolder): KeyedSignatures {
    return new KeyedSignatures(keepersIn(folder));
  }

  async signed(pdf: Buffer, signing: Signing): Promise<Buffer> {
    const keeper = this.keepers.get(signing.issuer) ?? this.keepers.get(PLATFORM);
    if (keeper === undefined) return pdf;
    const [first, last] = keeper.days;
    if (signing.on < first || signing.on > last) throw notValid(signing);

    return signLetter(pdf, keeper.signer, signing.on);
  }
}
