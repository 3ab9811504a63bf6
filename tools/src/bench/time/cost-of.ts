/** What one call costs in processor time, in microseconds: the middle of several rounds. Other work on the machine does not count. */
export interface Cost {
  readonly what: string;
  readonly calls: number;
  readonly median: number;
  readonly slowest: number;
  readonly aim: number;
}

const ROUNDS = 9;

const roundOf = (calls: number, call: (n: number) => unknown): number => {
  const since = process.cpuUsage();
  for (let n = 0; n < calls; n += 1) call(n);
  const { user, system } = process.cpuUsage(since);

  return (user + system) / calls;
};

/** The first round warms up and is not counted. */
export const costOf = ({ what, calls, aim }: Pick<Cost, 'what' | 'calls' | 'aim'>, call: (n: number) => unknown): Cost => {
  roundOf(calls, call);
  const rounds = Array.from({ length: ROUNDS }, () => roundOf(calls, call)).sort((a, b) => a - b);

  return { what, calls: calls * ROUNDS, aim, median: rounds[(ROUNDS - 1) / 2] ?? 0, slowest: rounds.at(-1) ?? 0 };
};
