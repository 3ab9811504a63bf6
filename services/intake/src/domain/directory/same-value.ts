const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const definedKeys = (value: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined);

/** Whether two JSON values say the same; the order of members does not matter, that of lists does. */
export const isSameValue = (a: unknown, b: unknown): boolean => {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = definedKeys(a);

  return keys.length === definedKeys(b).length && keys.every((key) => isSameValue(a[key], b[key]));
};
