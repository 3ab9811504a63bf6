import type { LocalDate, RegionCode } from '@huiyin/kernel';

const PREFIX = 'XF';
const SERIAL_DIGITS = 5;

/** Check digit over decimal digits, ISO/IEC 7064 MOD 11,10: finds every single wrong digit and nearly every swap of neighbours. */
const checkDigit = (digits: string): number => {
  const product = [...digits].reduce((carried, digit) => {
    const sum = (Number(digit) + carried) % 10;
    return ((sum === 0 ? 10 : sum) * 2) % 11;
  }, 10);

  return (11 - product) % 10;
};

/** Serials run per region and day, so a number rises with time within its region. */
export const seriesOf = (region: RegionCode, day: LocalDate): string => `${PREFIX}${region}${day.replaceAll('-', '')}`;

/** 信访件编号 (domain.md §8.4): XF + region 6 + yyyyMMdd + 5-digit serial + check digit. Unique and rising, not gap-free. */
export const ownNumber = (region: RegionCode, day: LocalDate, serial: number): string => {
  if (!Number.isInteger(serial) || serial < 1 || serial >= 10 ** SERIAL_DIGITS) throw new RangeError(`serial ${serial} does not fit`);
  const body = `${seriesOf(region, day)}${String(serial).padStart(SERIAL_DIGITS, '0')}`;

  return `${body}${checkDigit(body.slice(PREFIX.length))}`;
};

/** Whether a text is one of our numbers, without a slip of the pen. */
export const isOwnNumber = (text: string): boolean =>
  /^XF\d{20}$/.test(text) && checkDigit(text.slice(PREFIX.length, -1)) === Number(text.at(-1));
