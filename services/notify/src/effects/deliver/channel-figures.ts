import { METRICS } from '@huiyin/host';
import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import type { BreakerState } from './breaker.js';
import type { Channels } from './channels.js';
import { CHANNELS } from './tokens.js';

const STATES: readonly BreakerState[] = ['closed', 'half-open', 'open'];

export const registerChannels = (registry: Registry, channels: Pick<Channels, 'states'>): void => {
  new Gauge({
    name: 'huiyin_notify_channel',
    help: 'Breaker of a channel in this process: 1 in the state it is in. Open: it failed again and again, and is left alone for a while.',
    labelNames: ['channel', 'state'],
    registers: [registry],
    collect() {
      for (const { channel, state } of channels.states()) {
        for (const one of STATES) this.set({ channel, state: one }, one === state ? 1 : 0);
      }
    },
  });
};

/** Figures of the channels that letters leave by. */
@Injectable()
export class ChannelFigures {
  constructor(@Inject(CHANNELS) channels: Channels, @Inject(METRICS) registry: Registry) {
    registerChannels(registry, channels);
  }
}
