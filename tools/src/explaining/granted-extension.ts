import { Fault, type Directory } from '@huiyin/kernel';
import { dayOf, grantDays, limitOf, type Days, type LimitQuery } from '@huiyin/time';
import { BadWish } from './bad-wish.js';
import type { Wish } from './wish.js';

/** Which rule grants an extension of a timer (domain.md §2). */
const GRANTED_BY: Readonly<Record<string, Pick<LimitQuery, 'timer' | 'variant'>>> = {
  'T-HANDLE': { timer: 'T-EXTEND' },
  'T-CHARGE': { timer: 'T-CHARGE', variant: 'extension' },
};

/** The days that the rules grant; nothing where none were asked for. */
export const grantedExtension = ({ timer, extend, region, org, start }: Wish, directory: Directory): Days | undefined => {
  if (extend === undefined) return undefined;
  const grant = GRANTED_BY[timer];
  if (grant === undefined) throw new BadWish(`--extend: ${timer} cannot be extended; ${Object.keys(GRANTED_BY).join(' and ')} can`);
  const query: LimitQuery = { ...grant, region, on: dayOf(start), ...(org === undefined ? {} : { org }) };
  const days = grantDays(extend, query, directory);
  if (days === undefined) throw new BadWish(`--extend: ${extend} is above what the rules grant, ${limitOf(query, directory)}`);

  return days;
};

/** Says a fault of the rules (no rule on that day, no limit of that name) as what it is here: a wish that cannot be. */
export const asWish = <Value>(make: () => Value): Value => {
  try {
    return make();
  } catch (error) {
    if (error instanceof Fault && error.code.startsWith('time.')) throw new BadWish(error.message);
    throw error;
  }
};
