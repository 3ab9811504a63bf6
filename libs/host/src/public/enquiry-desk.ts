import type { Vault } from '@huiyin/vault';
import type { Provider } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { CONNECTION, VAULT } from '../platform/tokens.js';
import type { Enquiry } from './enquiry.js';
import { evenly, type Timekeeping } from './even-answers.js';
import { FailedAttempts } from './failed-attempts.js';
import { MailedCodes } from './mailed-codes.js';
import type { SecondFactor } from './second-factor.js';

/** A question of the public that may be looked at. */
export interface Asked {
  /** Keyed hash by which the record of the matter is found. */
  readonly codeHash: string;
  readonly factor: SecondFactor;
}

/** As people type a code: small letters, spaces and hyphens do not matter. */
const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '');

/** Keyed hash by which the record of a matter is found. */
export const codeHashOf = (vault: Pick<Vault, 'blindIndex'>, queryCode: string): string =>
  vault.blindIndex('reference', plainCode(queryCode));

/** Enquiries of the public at one service: guesses are counted per code, and a wrong code and a wrong factor are answered alike, in what is said and when. */
export class EnquiryDesk {
  readonly #mailed: MailedCodes;

  constructor(
    private readonly vault: Pick<Vault, 'blindIndex' | 'digest'>,
    private readonly attempts: FailedAttempts,
    private readonly time?: Timekeeping,
  ) {
    this.#mailed = new MailedCodes(vault);
  }

  /**
   * What `look` finds; nothing for a wrong code and for a wrong factor.
   * @throws ProblemError 429 after too many wrong ones for this code.
   */
  ask<Found>(enquiry: Enquiry, look: (asked: Asked) => Promise<Found | undefined>): Promise<Found | undefined> {
    const codeHash = this.codeHash(enquiry.queryCode);
    const factor = this.factorOf(codeHash, enquiry);

    return evenly(
      () => this.attempts.counted(codeHash, () => (factor === undefined ? Promise.resolve(undefined) : look({ codeHash, factor }))),
      this.time,
    );
  }

  codeHash(queryCode: string): string {
    return codeHashOf(this.vault, queryCode);
  }

  private factorOf(codeHash: string, { lastFour, mailedCode }: Enquiry): SecondFactor | undefined {
    if (lastFour !== undefined) return { kind: 'last-four', lastFour };
    const person = mailedCode === undefined ? undefined : this.#mailed.personOf(codeHash, mailedCode);

    return person === undefined ? undefined : { kind: 'mailed', person };
  }
}

/** What a service needs that answers the public by query code. */
export const ENQUIRY_PROVIDERS: readonly Provider[] = [
  { provide: FailedAttempts, useFactory: (connection: Connection) => new FailedAttempts(connection), inject: [CONNECTION] },
  {
    provide: EnquiryDesk,
    useFactory: (vault: Vault, attempts: FailedAttempts) => new EnquiryDesk(vault, attempts),
    inject: [VAULT, FailedAttempts],
  },
];
