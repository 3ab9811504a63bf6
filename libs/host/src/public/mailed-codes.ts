import { createHash } from 'node:crypto';
import type { Vault } from '@huiyin/vault';

const DIGITS = 8;
const WINDOW_MS = 10 * 60_000;
/** The window that a code was made in, and the one before: it holds for ten minutes at least, for twenty at most. */
const WINDOWS = 2;
const PERSON = /^p(\d+)$/;
const CODE = /^(\d+)-(\d+)$/;

/**
 * 邮寄验证码: the second factor of a petitioner who left an e-mail address. It is made of the query code's hash, the person and the time by
 * a key that no database holds, so every service can check it without asking another, and none keeps it. It says whose it is:
 * `1-48213907` is of the first petitioner.
 */
export class MailedCodes {
  constructor(
    private readonly vault: Pick<Vault, 'digest'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** The code of a petitioner (`p1`) for now. */
  codeFor(codeHash: string, person: string): string {
    const n = PERSON.exec(person)?.[1] ?? '0';

    return `${n}-${this.digits(codeHash, `p${n}`, this.window())}`;
  }

  /** Whose code it is; nothing for one that is wrong or too old. */
  personOf(codeHash: string, mailedCode: string): string | undefined {
    const [, n = '', digits] = CODE.exec(mailedCode) ?? [];
    const person = `p${n}`;
    const windows = Array.from({ length: WINDOWS }, (_, back) => this.window() - back);

    return windows.some((window) => this.digits(codeHash, person, window) === digits) ? person : undefined;
  }

  private window(): number {
    return Math.floor(this.now() / WINDOW_MS);
  }

  private digits(codeHash: string, person: string, window: number): string {
    const digest = this.vault.digest(['public.mailed-code', codeHash, person, window]);
    const number = createHash('sha256').update(digest).digest().readBigUInt64BE() % 10n ** BigInt(DIGITS);

    return String(number).padStart(DIGITS, '0');
  }
}
