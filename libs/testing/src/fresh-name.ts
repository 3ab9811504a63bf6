import { randomBytes } from 'node:crypto';

/** A name that nobody had before, fit for a database, a topic and a prefix: `records-4f1c09ab`. */
export const freshName = (prefix: string): string => `${prefix}-${randomBytes(4).toString('hex')}`;
