import type { FastifyRequest } from 'fastify';
import { invalidRequest } from '../problem/problem.js';

const VERSION = /^(?:W\/)?"(\d{1,9})"$/;

/** The version that `If-Match` names. Absent, or `*`: any. */
export const expectedVersionOf = ({ headers }: Pick<FastifyRequest, 'headers'>): number | undefined => {
  const match = headers['if-match'];
  if (match === undefined || match === '*') return undefined;
  const version = VERSION.exec(match)?.[1];
  if (version === undefined) throw invalidRequest({ field: 'If-Match', reason: 'must be one ETag of ours, for example "7"' });

  return Number(version);
};

export const etagOf = (version: number): string => `"${version}"`;
