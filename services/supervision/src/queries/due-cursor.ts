import type { Instant } from '@huiyin/kernel';
import type { DueLine } from '../domain/supervision/supervision.state.js';

/** Where a page ended: the list is ordered by due instant, matter and clock. */
export interface DuePlace {
  readonly due: Instant;
  readonly matter: string;
  readonly clockId: string;
}

export const cursorOf = (matter: string, { due, clockId }: DueLine): string =>
  Buffer.from(JSON.stringify([due, matter, clockId])).toString('base64url');

const isPlace = (value: unknown): value is readonly [Instant, string, string] =>
  Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string');

/** Nothing for what this list did not give. */
export const placeOf = (cursor: string): DuePlace | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return isPlace(value) ? { due: value[0], matter: value[1], clockId: value[2] } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
