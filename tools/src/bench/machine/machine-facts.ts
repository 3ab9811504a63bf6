import { cpus, loadavg, release, totalmem } from 'node:os';

/** What the figures were measured on. The load of the minute before tells whether other work ran beside. */
export const machineFacts = () => ({
  processors: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `Linux ${release()}`,
  node: process.version,
  loadBefore: loadavg()[0] ?? 0,
});

export type MachineFacts = ReturnType<typeof machineFacts>;
