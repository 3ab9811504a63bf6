import { randomUUID } from 'node:crypto';
import type { OutMessage } from '@huiyin/records';
import { messageId } from './documents.js';
import type { Parkable } from './parked-content.js';

/** Tells that a key is parked: where, why, and under which id an operator finds it. Never content. */
export const noticeOf = (service: string, group: string, { arrival, type, fault }: Parkable): OutMessage => {
  const { topic, partition, offset, key, headers } = arrival;

  return {
    topic: `${service}.dlq.v1`,
    key,
    headers: {
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_type: `cn.huiyin.${service}.bus.MessageParked.v1`,
      ce_source: `/${service}/bus`,
      ce_subject: key,
      ce_time: new Date().toISOString(),
      'content-type': 'application/json',
    },
    value: JSON.stringify({
      id: messageId(group, arrival),
      group,
      topic,
      partition,
      offset,
      key,
      type,
      messageId: headers['ce_id'] ?? '',
      code: fault?.code ?? '',
    }),
  };
};
