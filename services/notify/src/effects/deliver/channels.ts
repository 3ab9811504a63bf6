import type { Channel } from '@huiyin/contracts';
import { Breaker, type BreakerPlan, type BreakerState } from './breaker.js';
import type { ChannelEnd, ChannelPort } from './channel.js';
import type { Sending } from './mail-writer.js';

/** A server that is away is asked again after half a minute, later after five. */
const PLAN: BreakerPlan = { failures: 5, pauseMs: 30_000, longestPauseMs: 300_000, now: () => performance.now() };

interface Guarded {
  readonly port: ChannelPort;
  readonly breaker: Breaker;
}

/** The channels that this installation has, each behind its own breaker. */
export class Channels {
  readonly #channels: ReadonlyMap<Channel, Guarded>;

  constructor(ports: readonly ChannelPort[], plan: Partial<BreakerPlan> = {}) {
    this.#channels = new Map(ports.map((port) => [port.name, { port, breaker: new Breaker({ ...PLAN, ...plan }) }]));
  }

  get open(): readonly Channel[] {
    return [...this.#channels.keys()];
  }

  states(): readonly { readonly channel: Channel; readonly state: BreakerState }[] {
    return [...this.#channels].map(([channel, { breaker }]) => ({ channel, state: breaker.state }));
  }

  /** A channel that was taken out of the installation refuses for good: the letter goes another way. */
  async send(channel: Channel, sending: Sending): Promise<ChannelEnd> {
    const guarded = this.#channels.get(channel);
    if (guarded === undefined) return { result: 'refused', reply: 'channel-off' };
    const { port, breaker } = guarded;
    const ended = await breaker.run(
      () => port.send(sending),
      ({ isChannelDown }) => isChannelDown === true,
    );

    return ended ?? { result: 'later', reply: 'channel-held', held: true };
  }
}
