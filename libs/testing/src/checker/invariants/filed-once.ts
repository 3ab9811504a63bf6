import type { Evidence, TopicMessage } from '../evidence/evidence.js';

/** The event by which a dossier says that it has filed another. */
export interface Filing {
  readonly topics: readonly string[];
  readonly event: string;
  readonly field: string;
}

/** I1 in the archive: every event of a matter lies in its dossier, once. */
export const filedOnce = ({ records, messages }: Evidence, { topics, event, field }: Filing): readonly string[] => {
  const count = new Map<string, number>();
  for (const { history } of records)
    for (const { type, data } of history) if (type === event) count.set(String(data[field]), (count.get(String(data[field])) ?? 0) + 1);
  const first = new Map<string, TopicMessage>(
    messages.filter((message) => topics.includes(message.topic)).map((message) => [message.id, message]),
  );

  return [...first.values()].flatMap(({ id, type, subject }) => {
    const times = count.get(id) ?? 0;

    return times === 1 ? [] : [`dossier ${subject}: ${type} ${id} is filed ${times} times`];
  });
};
