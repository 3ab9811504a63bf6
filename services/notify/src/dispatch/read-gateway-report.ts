import { REPORT_ACTIONS } from '@huiyin/contracts';
import { z } from 'zod';
import type { StatusReport } from './read-report.js';

/** What a gateway says became of a message; `reference` is what it was given with it. */
const schema = z.strictObject({
  reference: z.string().regex(/^[0-9a-f]{40}$/),
  channel: z.enum(['sms', 'webhook']),
  action: z.enum(REPORT_ACTIONS),
  status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/),
  reportId: z.string().regex(/^[\w.:-]{1,100}$/),
});

const jsonIn = (content: Buffer): unknown => {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Undefined where it is no report. */
export const readGatewayReport = (content: Buffer): StatusReport | undefined => {
  const read = schema.safeParse(jsonIn(content));
  if (!read.success) return undefined;
  const { reference: mark, ...report } = read.data;

  return { mark, ...report };
};
