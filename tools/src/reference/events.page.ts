import { ALL_DEFINITIONS, jsonSchemaOf, type EventDefinition } from '@huiyin/contracts';

import { markdownTable, page, type Page } from './page.js';

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** Part of every event of a matter; said once above the tables. */
const EVERYWHERE = 'withheld';

const fieldsOf = ({ schema }: EventDefinition): string => {
  const { properties = {}, required = [] } = jsonSchemaOf(schema) as ObjectSchema;

  return Object.keys(properties)
    .filter((name) => name !== EVERYWHERE)
    .map((name) => `\`${name}${required.includes(name) ? '' : '?'}\``)
    .join(', ');
};

const topics = (): readonly string[] => [...new Set(ALL_DEFINITIONS.map(({ topic }) => topic))];

export const eventsPage: Page = {
  file: 'events.md',
  text: () =>
    page('Events', '`libs/contracts`', [
      'CloudEvents 1.0 on Kafka in binary mode. `ce_type` is `cn.huiyin.<service>.<record>.<Event>.v<major>`. Every event of a matter carries `withheld` (who must not see it) besides the fields named here; `?` marks an optional one. A record keeps its bookkeeping to itself: such an event stands in its history and is sent to nobody. Full schemas and samples of what is sent: `asyncapi.yaml`.',
      ...topics().flatMap((topic) => [
        `## ${topic}`,
        markdownTable(
          ['event', 'version', 'sent', 'what it says', 'fields'],
          ALL_DEFINITIONS.filter((definition) => definition.topic === topic).map((definition) => [
            `\`${definition.name}\``,
            `v${definition.major}`,
            definition.isSent ? 'yes' : 'no',
            definition.title,
            fieldsOf(definition),
          ]),
        ),
      ]),
    ]),
};
