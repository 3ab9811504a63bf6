/** The Kafka and the MongoDB that a command works with. */
export interface Servers {
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  /** One line per server: what it is, its version, where it is, and whose. */
  readonly lines: readonly string[];
  /** Ends those that were started for this; leaves the others. */
  stop(): Promise<void>;
}

/** One of the two. */
export interface OneServer {
  readonly address: string;
  readonly line: string;
  stop(): Promise<void>;
}

export const notOurs = async (): Promise<void> => undefined;

/** A variable that is set and not empty. */
export const variable = (name: string): string | undefined => {
  const value = process.env[name];

  return value === '' ? undefined : value;
};

/** Both together: they start side by side, and when one of them does not start the other does not stay behind. */
export const both = async (kafka: Promise<OneServer>, mongo: Promise<OneServer>): Promise<Servers> => {
  const [first, second] = await Promise.allSettled([kafka, mongo]);
  if (first.status === 'rejected' || second.status === 'rejected') {
    for (const server of [first, second]) if (server.status === 'fulfilled') await server.value.stop();
    throw first.status === 'rejected' ? first.reason : second.status === 'rejected' && second.reason;
  }

  return {
    brokers: first.value.address.split(','),
    mongodbUri: second.value.address,
    lines: [first.value.line, second.value.line],
    stop: async () => void (await Promise.all([first.value.stop(), second.value.stop()])),
  };
};
