import { createHash } from 'node:crypto';

/** One letter of one matter. */
export interface LetterPlace {
  readonly matter: string;
  readonly letterId: string;
}

const digestOf = ({ matter, letterId }: LetterPlace): string => createHash('sha256').update(`${matter}/${letterId}`).digest('hex');

const MAIL_DIGITS = 40;

/** 邮件标识: the part of the Message-ID that the letter decides; the same for every attempt, so that a mailbox can tell a repeat. */
export const mailMark = (place: LetterPlace): string => digestOf(place).slice(0, MAIL_DIGITS);

const HEX_USED = 16;
const DIGITS = 17;
const TEN = 10;
const NINE = 9;

/** Luhn: finds every wrong digit, and nearly every two that changed places. */
const checkDigit = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit);

    return total + (value > NINE ? value - NINE : value);
  }, 0);

  return (TEN - (sum % TEN)) % TEN;
};

/** 送达条码: 18 digits that a clerk can scan or type, the last one a check; they say nothing about the matter. */
export const paperMark = (place: LetterPlace): string => {
  const digits = (BigInt(`0x${digestOf(place).slice(-HEX_USED)}`) % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');

  return `${digits}${checkDigit(digits)}`;
};

const MARK = /^\d{18}$/;

/** The mark as it was typed or scanned; undefined where it is none. */
export const readPaperMark = (typed: string): string | undefined => {
  const mark = typed.replace(/[\s-]/g, '');

  return MARK.test(mark) && checkDigit(mark.slice(0, -1)) === Number(mark.at(-1)) ? mark : undefined;
};
