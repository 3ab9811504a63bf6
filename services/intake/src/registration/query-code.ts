import { randomInt } from 'node:crypto';

/** Without letters and digits that are taken for each other when read out or copied by hand. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** 查询码 (NET-Q): ten signs at random, about 49 bits; with the second factor and the rate limit nobody guesses one. */
export const newQueryCode = (): string => Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** As people type it: small letters, spaces and hyphens do not matter. */
export const readQueryCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');
