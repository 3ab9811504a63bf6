/** Names on the broker: those of the one list with the optional prefix of a test run in front. */
export class TopicNames {
  constructor(private readonly prefix: string = '') {}

  onBroker(name: string): string {
    return `${this.prefix}${name}`;
  }

  /** As the code and the parked messages know it. */
  plain(onBroker: string): string {
    return onBroker.startsWith(this.prefix) ? onBroker.slice(this.prefix.length) : onBroker;
  }
}
