/** Counters of a service by their names, summed over their labels. */
export type Counts = ReadonlyMap<string, number>;

const LINE = /^(\w+)(\{[^}]*\})? ([\d.e+-]+)$/;

export const readCounts = (page: string): Counts => {
  const counts = new Map<string, number>();
  for (const line of page.split('\n')) {
    const [, name, , value] = LINE.exec(line) ?? [];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + Number(value));
  }

  return counts;
};

/** `/metrics` of a running service. */
export const countsOf = async (url: string): Promise<Counts> => {
  const response = await fetch(`${url}/metrics`);

  return readCounts(await response.text());
};
