type Document = Readonly<Record<string, unknown>>;

const reach = (document: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Document | undefined)?.[key], document);

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const meets = (value: unknown, condition: unknown): boolean => {
  const { $in, $nin } = (typeof condition === 'object' ? condition : {}) as { $in?: readonly unknown[]; $nin?: readonly unknown[] };
  if ($in !== undefined) return asList(value).some((item) => $in.includes(item));
  if ($nin !== undefined) return !asList(value).some((item) => $nin.includes(item));

  return value === condition;
};

/** What MongoDB answers for the few operators that `scopeFilter` uses. */
export const matchesFilter = (filter: Document, document: Document): boolean =>
  Object.entries(filter).every(([key, condition]) => {
    if (key === '$and') return (condition as readonly Document[]).every((part) => matchesFilter(part, document));
    if (key === '$or') return (condition as readonly Document[]).some((part) => matchesFilter(part, document));

    return meets(reach(document, key), condition);
  });
