import type { Withheld } from '@huiyin/kernel';
import type { z } from 'zod';

export const SERVICES = ['intake', 'supervision', 'hearing', 'archive', 'notify'] as const;
export type ServiceName = (typeof SERVICES)[number];

type Primitive = string | number | boolean | bigint | null | undefined;
/** Facts are never changed in place. */
export type DeepReadonly<T> = unknown extends T
  ? T
  : T extends Primitive
    ? T
    : T extends readonly (infer Item)[]
      ? readonly DeepReadonly<Item>[]
      : { readonly [Key in keyof T]: DeepReadonly<T[Key]> };

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
  /** False: bookkeeping of the record itself (a claim, a copy of what another service said). It stays in the history; nobody is told. */
  readonly isSent: boolean;
  readonly schema: Schema;
  readonly sample: DeepReadonly<z.infer<Schema>>;
}

/** The event as deciders and folds see it. `withheld` may be left out: the record store stamps it from the state. */
export type EventOf<Definition extends EventDefinition> =
  Definition extends EventDefinition<infer Name, infer Schema>
    ? { readonly type: Name; readonly data: DeepReadonly<Omit<z.infer<Schema>, 'withheld'>> & { readonly withheld?: Withheld } }
    : never;

/** The event's data as a reader of the topic sees it. */
export type DataOf<Definition extends EventDefinition> = DeepReadonly<z.infer<Definition['schema']>>;

interface Definable<Name extends string, Schema extends z.ZodObject> {
  readonly name: Name;
  readonly title: string;
  readonly schema: Schema;
  readonly sample: DeepReadonly<z.infer<Schema>>;
  readonly major?: number;
  readonly isSent?: false;
}

export type Define = <Name extends string, Schema extends z.ZodObject>(event: Definable<Name, Schema>) => EventDefinition<Name, Schema>;

/** Definitions of one record's events: `const define = eventsOf('intake', 'petition')`. */
export const eventsOf =
  (service: ServiceName, record: string): Define =>
  ({ major = 1, isSent = true, ...event }) => ({
    ...event,
    isSent,
    service,
    record,
    major,
    type: `cn.huiyin.${service}.${record}.${event.name}.v${major}`,
    topic: `${service}.${record}.events.v1`,
  });
