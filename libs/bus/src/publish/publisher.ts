/** One message on its way out. The topic's name has no prefix yet. */
export interface OutMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/** Port of the record store: resolves once every message is acknowledged by all in-sync replicas, in the order given. */
export interface Publisher {
  publish(messages: readonly OutMessage[]): Promise<void>;
}
