/** Ends a switch over a union: a forgotten member is a type error, an unknown value at run time a fault. */
export const assertNever = (value: never): never => {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
};
