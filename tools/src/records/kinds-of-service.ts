import type { ServiceName } from '@huiyin/contracts';
import { Fault, type DomainEvent } from '@huiyin/kernel';
import type { RecordKind } from '@huiyin/records';

export type AnyKind = RecordKind<unknown, DomainEvent>;

const isKindList = (value: unknown): value is readonly AnyKind[] =>
  Array.isArray(value) &&
  value.every((kind: unknown) => typeof kind === 'object' && kind !== null && 'aggregate' in kind && 'collection' in kind);

/** What a service's `aggregates.ts` lists: every record it keeps. */
export const kindsOfService = async (service: ServiceName): Promise<readonly AnyKind[]> => {
  const lists = Object.values((await import(`@huiyin/${service}/aggregates`)) as Record<string, unknown>).filter(isKindList);
  const [list] = lists;
  if (list === undefined || lists.length > 1)
    throw new Fault('tools.aggregates-unclear', `services/${service}/src/aggregates.ts must export one list of record kinds`, {
      retryable: false,
    });

  return list;
};
