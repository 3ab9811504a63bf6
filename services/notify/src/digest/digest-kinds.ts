/** 提示种类, the most pressing first: overdue, red and yellow warnings, an early one, a day that moved, an approval to give, a new matter, another letter. */
export const DIGEST_KINDS = ['overdue', 'red', 'yellow', 'near', 'moved', 'approval', 'assigned', 'letter'] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];
