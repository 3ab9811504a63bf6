import { randomUUID } from 'node:crypto';
import type { EventDefinition } from '@huiyin/contracts';
import type { OutMessage } from '@huiyin/records';

interface Wish {
  readonly subject: string;
  readonly sequence: number;
  readonly data?: unknown;
  readonly type?: string;
}

/** An event of a definition on its way out, as the record store would send it. */
export const eventMessage = (definition: EventDefinition, { subject, sequence, data, type }: Wish): OutMessage => ({
  topic: definition.topic,
  key: subject,
  headers: {
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_type: type ?? definition.type,
    ce_source: `/${definition.service}/${definition.record}`,
    ce_subject: subject,
    ce_sequence: String(sequence),
    ce_time: '2026-03-02T01:00:00.000Z',
    ce_correlationid: 'correlation',
    ce_causationid: 'cause',
    'content-type': 'application/json',
  },
  value: JSON.stringify(data ?? { n: sequence }),
});
