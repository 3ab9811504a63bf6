import type { LetterEvent } from '@huiyin/contracts';
import { figuresOf, METRICS, recordsOf, type DescribedFigure } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { LETTERS } from '../aggregates.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { registerChannels } from './deliver/channel-figures.js';
import { lettersOnTheirWay } from '../queries/letters-on-their-way.js';
import { registerCertificateEnd } from '../seal/certificate-figures.js';

/** What tells events of one kind apart; codes alone. */
const detailOf = (event: LetterEvent): string => {
  switch (event.type) {
    case 'DeliveryEnded':
      return event.data.result;
    case 'DispatchListed':
      return event.data.why;
    case 'LetterServed':
      return `way-${event.data.way}`;
    case 'RenderingFailed':
      return event.data.reason;
    default:
      return '';
  }
};

type LetterRecords = Pick<Records<Letters, LetterEvent>, 'collection' | 'onCommitted'>;

/** Letters by where they stand, asked from the database when somebody scrapes; those that are done are counted by their events. */
const registerStates = (registry: Registry, letters: LetterRecords): void => {
  new Gauge({
    name: 'huiyin_notify_letters',
    help: 'Letters that are not done, by state: in the making, on their way by mail, or on an office’s list.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      // A database that is away leaves no figure, and the page goes on.
      const states = await lettersOnTheirWay(letters).catch(() => ({}));
      for (const [state, count] of Object.entries(states)) this.set({ state }, count);
    },
  });
};

const registerEvents = (registry: Registry, letters: LetterRecords): void => {
  const counter = new Counter({
    name: 'huiyin_notify_letter_events_total',
    help: 'Events in the lives of letters, recorded by this process.',
    labelNames: ['event', 'detail'],
    registers: [registry],
  });
  letters.onCommitted(({ events }) => {
    for (const event of events) counter.inc({ event: event.type, detail: detailOf(event) });
  });
};

const NO_LETTERS = { onCommitted: () => undefined } as unknown as LetterRecords;

/** What notify shows besides the figures of every service: from the registration itself, without a server. */
export const describeLetterFigures = (): readonly DescribedFigure[] => {
  const registry = new Registry();
  registerStates(registry, NO_LETTERS);
  registerEvents(registry, NO_LETTERS);
  registerChannels(registry, { states: () => [] });
  registerCertificateEnd(registry, new Date(0));

  return figuresOf(registry);
};

/** Figures of the letters: what waits where, and what has happened to them. No ids. */
@Injectable()
export class LetterFigures {
  constructor(@Inject(recordsOf(LETTERS)) letters: Records<Letters, LetterEvent>, @Inject(METRICS) registry: Registry) {
    registerStates(registry, letters);
    registerEvents(registry, letters);
  }
}
