import { instant } from '@huiyin/contracts';
import { invalidRequest } from '@huiyin/host';
import type { Instant } from '@huiyin/kernel';
import { z } from 'zod';

/** Where a page ended. Opaque to clients, checked like any input. */
export interface Cursor {
  readonly receivedAt: Instant;
  readonly id: string;
}

const cursor = z.tuple([instant, z.string().min(1).max(64)]);

export const writeCursor = ({ receivedAt, id }: Cursor): string => Buffer.from(JSON.stringify([receivedAt, id])).toString('base64url');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** @throws ProblemError 400 for what no page ever ended with. */
export const readCursor = (text: string): Cursor => {
  const read = cursor.safeParse(parsed(text));
  if (!read.success) throw invalidRequest({ field: 'after', reason: 'is not the end of a page' });
  const [receivedAt, id] = read.data;

  return { receivedAt, id };
};
