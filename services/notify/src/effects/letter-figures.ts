import type { LetterEvent } from '@huiyin/contracts';
import { METRICS, recordsOf } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { LETTERS } from '../aggregates.js';
import type { Letters } from '../domain/letter/letters.state.js';

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

/** Figures of the letters' lives: ordered, issued, failed, sent, refused, unknown, listed, served. No ids. */
@Injectable()
export class LetterFigures {
  constructor(@Inject(recordsOf(LETTERS)) letters: Records<Letters, LetterEvent>, @Inject(METRICS) registry: Registry) {
    const counter = new Counter({
      name: 'huiyin_notify_letter_events_total',
      help: 'Events in the lives of letters, recorded by this process',
      labelNames: ['event', 'detail'],
      registers: [registry],
    });
    letters.onCommitted(({ events }) => {
      for (const event of events) counter.inc({ event: event.type, detail: detailOf(event) });
    });
  }
}
