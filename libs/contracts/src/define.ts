import type { Withheld } from '@huiyin/kernel';
import { z } from 'zod';

export const SERVICES = ['intake', 'supervision', 'hearing', 'archive', 'notify'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** One definition per event: types, JSON Schema, AsyncAPI and the golden sample come from it. */
export interface EventDefinition<Name extends string = string, Schema extends z.ZodObject = z.ZodObject> {
  readonly service: ServiceName;
  readonly record: string;
  readonly name: Name;
  readonly major: number;
  /** `cn.huiyin.<service>.<record>.<Name>.v<major>` */
  readonly type: string;
  readonly topic: string;
  /** What the fact means, with the Chinese term. */
  readonly title: string;
  readonly schema: Schema;
  readonly sample: z.infer<Schema>;
}

/** The event as deciders and folds see it. `withheld` may be left out: the record store stamps it from the state. */
export type EventOf<Definition extends EventDefinition> =
  Definition extends EventDefinition<infer Name, infer Schema>
    ? { readonly type: Name; readonly data: Omit<z.infer<Schema>, 'withheld'> & { readonly withheld?: Withheld } }
    : never;

/** The event's data as a reader of the topic sees it. */
export type DataOf<Definition extends EventDefinition> = z.infer<Definition['schema']>;

interface Definable<Name extends string, Schema extends z.ZodObject> {
  readonly name: Name;
  readonly title: string;
  readonly schema: Schema;
  readonly sample: z.infer<Schema>;
  readonly major?: number;
}

export type Define = <Name extends string, Schema extends z.ZodObject>(event: Definable<Name, Schema>) => EventDefinition<Name, Schema>;

/** Definitions of one record's events: `const define = eventsOf('intake', 'petition')`. */
export const eventsOf =
  (service: ServiceName, record: string): Define =>
  ({ major = 1, ...event }) => ({
    ...event,
    service,
    record,
    major,
    type: `cn.huiyin.${service}.${record}.${event.name}.v${major}`,
    topic: `${service}.${record}.events.v1`,
  });
