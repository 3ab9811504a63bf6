declare const instant: unique symbol;
declare const localDate: unique symbol;

/** A moment in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`; the form is fixed, so two instants compare as strings. */
export type Instant = string & { readonly [instant]: true };

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly [localDate]: true };

export const toInstant = (value: Date | string | number): Instant => {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new RangeError(`not an instant: ${String(value)}`);

  return date.toISOString() as Instant;
};

export const toDate = (value: Instant): Date => new Date(value);
