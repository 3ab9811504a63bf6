import type { RefusalCode } from '@huiyin/kernel';

const BY_CODE: Readonly<Record<string, number>> = {
  'record.version-conflict': 412,
  'record.key-reused': 422,
  'record.not-unique': 409,
};

const BY_REASON: Readonly<Record<string, number>> = {
  'not-found': 404,
  forbidden: 403,
};

/** The one mapping of refusals to HTTP. A rule that says no is 409: the request was understood, the record's state is against it. */
export const statusOfRefusal = (code: RefusalCode): number => BY_CODE[code] ?? BY_REASON[code.slice(code.lastIndexOf('.') + 1)] ?? 409;
