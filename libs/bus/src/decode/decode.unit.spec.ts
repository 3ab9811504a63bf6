import { ALL_DEFINITIONS } from '@huiyin/contracts';
import type { Arrival } from './arrival.js';
import { checkedBy, eventEnvelopeOf } from './event-envelope.js';

const headers = {
  ce_specversion: '1.0',
  ce_id: 'e-1',
  ce_type: 'cn.huiyin.intake.petition.X.v1',
  ce_source: '/intake/petition',
  ce_subject: 'p-1',
  ce_sequence: '3',
  ce_time: '2026-03-02T09:00:00+08:00',
  ce_actorid: 's-1',
  ce_actororg: 'q-xf',
};

const arrival = (parts: Partial<Arrival>): Arrival => ({
  topic: 't',
  partition: 0,
  offset: 0,
  key: 'p-1',
  headers,
  value: '{"n":1}',
  timestamp: '0',
  ...parts,
});

describe('decoding a CloudEvent', () => {
  const binary = eventEnvelopeOf(arrival({}));

  it('reads the binary mode', () => {
    expect(binary).toEqual({
      id: 'e-1',
      type: headers.ce_type,
      source: '/intake/petition',
      subject: 'p-1',
      sequence: 3,
      time: '2026-03-02T01:00:00.000Z',
      correlation: 'e-1',
      causation: 'e-1',
      dataschema: '',
      actor: { id: 's-1', org: 'q-xf' },
      data: { n: 1 },
    });
  });

  it('reads the structured mode to the same', () => {
    const attributes = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.replace('ce_', ''), value]));
    const structured = arrival({
      headers: { 'content-type': 'application/cloudevents+json' },
      value: JSON.stringify({ ...attributes, sequence: 3, data: { n: 1 } }),
    });

    expect(eventEnvelopeOf(structured)).toEqual(binary);
  });

  it.each([
    ['no value', { value: null }],
    ['an empty value', { value: '' }],
    ['no JSON', { value: '{"name": "张三' }],
    ['another CloudEvents version', { headers: { ...headers, ce_specversion: '2.0' } }],
    ['no subject', { headers: { ...headers, ce_subject: '' } }],
    ['a sequence of zero', { headers: { ...headers, ce_sequence: '0' } }],
    ['a time that is none', { headers: { ...headers, ce_time: 'yesterday' } }],
    ['no headers', { headers: {} }],
  ])('calls %s unreadable, and repeats nothing of the content', (_, parts: Partial<Arrival>) => {
    expect(() => eventEnvelopeOf(arrival(parts))).toThrow(expect.objectContaining({ code: 'bus.unreadable-envelope', retryable: false }));
    expect(() => eventEnvelopeOf(arrival(parts))).not.toThrow(/张三/);
  });

  it('accepts every golden sample of the contracts', () => {
    for (const definition of ALL_DEFINITIONS) {
      const envelope = eventEnvelopeOf(arrival({ value: JSON.stringify(definition.sample) }));
      expect(() => checkedBy(definition, envelope)).not.toThrow();
    }
  });
});
