import type { Arrival } from '../decode/arrival.js';
import type { CloudEvent } from '../decode/cloud-event.js';
import { unreadable } from '../decode/cloud-event.js';
import type { OutMessage } from '@huiyin/records';
import type { BoundHandler } from '../react/bound-handler.js';
import type { CommandAnswer } from './command.js';

interface Told {
  readonly arrival: Arrival;
  readonly event: CloudEvent;
  readonly answer: CommandAnswer;
}

/** The answer on the replies topic under the command's key; its id follows from the command's, so a repeated answer is known as one. */
export const replyTo = ({ subject }: BoundHandler, { arrival, event, answer }: Told): OutMessage => {
  if (subject.kind !== 'command') throw unreadable(`${event.type} is not a command`);
  const [, service = '', record = ''] = /^cn\.huiyin\.([^.]+)\.([^.]+)\./.exec(subject.replyType) ?? [];

  return {
    topic: subject.replies,
    key: arrival.key,
    headers: {
      ce_specversion: '1.0',
      ce_id: `${event.id}/answer`,
      ce_type: subject.replyType,
      ce_source: `/${service}/${record}`,
      ce_subject: event.subject ?? event.id,
      ce_time: new Date().toISOString(),
      ce_correlationid: event.correlation,
      ce_causationid: event.id,
      ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
      'content-type': 'application/json',
    },
    value: JSON.stringify(answer),
  };
};
