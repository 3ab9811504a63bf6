import type { Type } from '@nestjs/common';
import type { EventDefinition, ServiceName } from '@huiyin/contracts';
import type { AggregateName, DomainEvent } from '@huiyin/kernel';
import type { RecordKind } from '@huiyin/records';

/** What is common to all kinds of records; a list of them is of many types. */
export interface ServedKind {
  readonly aggregate: { readonly name: AggregateName };
  readonly collection: string;
  readonly topic: string | null;
  readonly definitions: readonly EventDefinition[];
}

/** What a service is: its name, its module, its records. */
export interface ServiceDefinition {
  /** Also the name of its database and consumer group. */
  readonly name: ServiceName;
  readonly module: Type;
  readonly kinds: readonly ServedKind[];
  /** Event types that it knows besides those of the contracts and its own. */
  readonly definitions?: readonly EventDefinition[];
}

/** The store treats state and events as what they are; only the list of kinds does not know them. */
export const kindsOf = ({ kinds }: Pick<ServiceDefinition, 'kinds'>): readonly RecordKind<unknown, DomainEvent>[] =>
  kinds as readonly unknown[] as readonly RecordKind<unknown, DomainEvent>[];
