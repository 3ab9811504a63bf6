import { FaultProxy } from './fault-proxy.js';

const PATIENCE_MS = 300;

/** A line to a MongoDB server that a test breaks wherever it likes. The driver tries nothing again by itself: what breaks is seen. */
export interface BreakableLine {
  readonly uri: string;
  /** After so many more bytes, those of greetings among them. */
  breakAfter(bytes: number): void;
  heal(): void;
  stop(): Promise<void>;
}

export const breakableLine = async (mongoUri: string): Promise<BreakableLine> => {
  const { hostname, port } = new URL(mongoUri);
  const proxy = await FaultProxy.start({ host: hostname, port: Number(port) });
  const through = new URL(mongoUri);
  through.port = String(proxy.port);
  const options = { directConnection: true, retryWrites: false, retryReads: false, serverSelectionTimeoutMS: PATIENCE_MS };
  for (const [name, value] of Object.entries(options)) through.searchParams.set(name, String(value));

  return {
    uri: through.href,
    breakAfter: (bytes) => proxy.cutAfter(bytes),
    heal: () => proxy.heal(),
    stop: () => proxy.stop(),
  };
};
