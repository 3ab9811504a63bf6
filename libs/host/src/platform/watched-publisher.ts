import type { OutMessage, Publisher } from '@huiyin/records';

/** A publisher that remembers whether its last send reached the broker: also a service that hears nothing can tell that it is away. */
export class WatchedPublisher implements Publisher {
  #isFailing = false;

  constructor(private readonly inner: Publisher) {}

  get isFailing(): boolean {
    return this.#isFailing;
  }

  async publish(messages: readonly OutMessage[]): Promise<void> {
    try {
      await this.inner.publish(messages);
      this.#isFailing = false;
    } catch (error) {
      this.#isFailing = true;
      throw error;
    }
  }
}
