import type { ServerProcess } from './servers/index.js';

export type RunningServer = ServerProcess;

const notOurs = (name: string) => (): never => {
  throw new Error(`this ${name} is shared with other tests; ask for one of your own with { own: true }`);
};

/** A server that others use too: it stays up, and nobody kills it. */
export const reusedServer = (name: string): RunningServer => ({
  pid: notOurs(name),
  stop: async () => undefined,
  kill9: notOurs(name),
  restart: notOurs(name),
});
