import { toInstant, type Instant, type LocalDate } from '@huiyin/kernel';
import { isLocalDate, startOf } from '@huiyin/time';
import { BadWish } from './bad-wish.js';

const TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

/** A day as a person writes it: `2026-09-01`. */
export const dayFrom = (text: string, what: string): LocalDate => {
  if (!isLocalDate(text)) throw new BadWish(`${what}: ${text} is not a day that exists (YYYY-MM-DD)`);

  return text;
};

/** An instant as a person writes it; without an offset it is the time in Shanghai, a day alone is its first instant. */
export const instantFrom = (text: string, what: string): Instant => {
  if (isLocalDate(text)) return startOf(text);
  const [, day, , , , offset] = TIME.exec(text) ?? [];
  if (day === undefined || !isLocalDate(day)) {
    throw new BadWish(`${what}: ${text} is not a time that exists (YYYY-MM-DDTHH:mm, Shanghai time unless an offset is given)`);
  }

  return toInstant(offset === undefined ? `${text}+08:00` : text);
};
