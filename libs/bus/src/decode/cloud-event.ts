import { Fault, toInstant, asOrgId, asStaffId, type Instant } from '@huiyin/kernel';
import { z } from 'zod';
import type { Arrival } from './arrival.js';

/** The attributes of a CloudEvent and its data, read but not yet checked against a definition. */
export interface CloudEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string | undefined;
  readonly sequence: number | undefined;
  readonly time: Instant;
  readonly correlation: string;
  readonly causation: string;
  readonly dataschema: string;
  readonly traceparent: string | undefined;
  readonly actor: { readonly id: ReturnType<typeof asStaffId>; readonly org: ReturnType<typeof asOrgId> };
  readonly data: unknown;
}

const attributes = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  type: z.string().min(1),
  source: z.string().min(1),
  subject: z.string().min(1).optional(),
  time: z.iso.datetime({ offset: true }),
  sequence: z.coerce.number().int().positive().optional(),
  correlationid: z.string().optional(),
  causationid: z.string().optional(),
  dataschema: z.string().optional(),
  traceparent: z.string().optional(),
  actorid: z.string().optional(),
  actororg: z.string().optional(),
});

const STRUCTURED = 'application/cloudevents+json';
const ENCRYPTED = 'application/jose';

export const unreadable = (detail: string, cause?: unknown): Fault =>
  new Fault('bus.unreadable-envelope', detail, { retryable: false, cause });

const jsonOf = (text: string | null): unknown => {
  if (text === null || text === '') throw unreadable('the message has no value');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // The parser's message quotes the text: it must not reach a log.
    throw unreadable(`the value is not JSON (${error instanceof Error ? error.name : 'unknown'})`);
  }
};

const CE = 'ce_';

const binaryAttributes = (headers: Arrival['headers']): object => {
  const found: Record<string, string> = {};
  for (const name in headers) {
    if (name.startsWith(CE)) found[name.slice(CE.length)] = headers[name] ?? '';
  }

  return headers['traceparent'] === undefined ? found : { ...found, traceparent: headers['traceparent'] };
};

const contentOf = ({ headers, value }: Arrival): { readonly attributes: object; readonly data: unknown } => {
  const contentType = headers['content-type'] ?? 'application/json';
  if (contentType.startsWith(STRUCTURED)) {
    const event = jsonOf(value);
    if (typeof event !== 'object' || event === null) throw unreadable('a structured event is not an object');

    return { attributes: event, data: 'data' in event ? event.data : undefined };
  }

  return { attributes: binaryAttributes(headers), data: contentType.startsWith(ENCRYPTED) ? value : jsonOf(value) };
};

/** CloudEvents 1.0 on Kafka, binary or structured mode. Throws `bus.unreadable-envelope`. */
export const cloudEventOf = (arrival: Arrival): CloudEvent => {
  const content = contentOf(arrival);
  const parsed = attributes.safeParse(content.attributes);
  if (!parsed.success)
    throw unreadable(`attributes: ${parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')}`);
  const { correlationid, causationid, actorid, actororg, dataschema, time, id, type, source, subject, sequence, traceparent } = parsed.data;

  return {
    id,
    type,
    source,
    subject,
    sequence,
    traceparent,
    time: toInstant(time),
    correlation: correlationid ?? id,
    causation: causationid ?? id,
    dataschema: dataschema ?? '',
    actor: { id: asStaffId(actorid ?? ''), org: asOrgId(actororg ?? '') },
    data: content.data,
  };
};
