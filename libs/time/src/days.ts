declare const days: unique symbol;

/**
 * A number of days (or working days, or months) of a limit. Only a rule set makes one (`limitOf`, `grantDays`), so no number of
 * days can stand in code.
 */
export type Days = number & { readonly [days]: true };

/** For the rule readers of this library only; not exported from it. */
export const daysOfRule = (amount: number): Days => amount as Days;
