import { jsonSchemaOf } from './common/json-schema.js';
import type { EventDefinition } from './define.js';

const byTopic = (definitions: readonly EventDefinition[]): ReadonlyMap<string, readonly EventDefinition[]> => {
  const topics = new Map<string, EventDefinition[]>();
  for (const definition of definitions) topics.set(definition.topic, [...(topics.get(definition.topic) ?? []), definition]);

  return topics;
};

const messageId = (definition: EventDefinition): string =>
  `${definition.service}.${definition.record}.${definition.name}.v${definition.major}`;
const channelId = (topic: string): string => topic.replaceAll('.', '_');

/** CloudEvents 1.0 attributes as Kafka headers (binary mode), with our extensions. */
const HEADERS = {
  type: 'object',
  required: ['ce_id', 'ce_source', 'ce_specversion', 'ce_type', 'ce_subject', 'ce_time', 'ce_sequence'],
  properties: Object.fromEntries(
    [
      'ce_id',
      'ce_source',
      'ce_specversion',
      'ce_type',
      'ce_subject',
      'ce_time',
      'ce_dataschema',
      'ce_sequence',
      'ce_correlationid',
      'ce_causationid',
      'ce_actorid',
      'ce_actororg',
      'traceparent',
      'content-type',
    ].map((name) => [name, { type: 'string' }]),
  ),
};

const message = (definition: EventDefinition): object => {
  const payload = Object.fromEntries(Object.entries(jsonSchemaOf(definition.schema)).filter(([key]) => key !== '$schema'));

  return {
    name: definition.type,
    title: definition.name,
    summary: definition.title,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/CloudEventHeaders' },
    payload,
    examples: [{ name: 'golden', payload: definition.sample }],
  };
};

/** The AsyncAPI 3 document of all topics: one channel a topic, one message an event that is sent. */
export const asyncApiOf = (all: readonly EventDefinition[], version: string): object => {
  const definitions = all.filter(({ isSent }) => isSent);
  const topics = [...byTopic(definitions)];

  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Huiyin events',
      version,
      description: 'Events of the petition platform. Key: the id of the matter. Personal data is sealed (compact JWE).',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      topics.map(([topic, events]) => [
        channelId(topic),
        {
          address: topic,
          messages: Object.fromEntries(events.map((event) => [messageId(event), { $ref: `#/components/messages/${messageId(event)}` }])),
        },
      ]),
    ),
    operations: Object.fromEntries(
      topics.map(([topic]) => [`send_${channelId(topic)}`, { action: 'send', channel: { $ref: `#/channels/${channelId(topic)}` } }]),
    ),
    components: {
      schemas: { CloudEventHeaders: HEADERS },
      messages: Object.fromEntries(definitions.map((definition) => [messageId(definition), message(definition)])),
    },
  };
};
