import type { DeliveryContract } from '../evidence/contract.js';
import type { Evidence, GivenPromise, KeptRecord } from '../evidence/evidence.js';
import { runsOf } from './runs.js';

const kept = (records: readonly KeptRecord[]) => {
  const bySubject = new Map(records.map((record) => [`${record.service}|${record.id}`, record]));

  return (service: string, id: string): KeptRecord | undefined => bySubject.get(`${service}|${id}`);
};

type RecordOf = ReturnType<typeof kept>;

const promiseIsKept = (recordOf: RecordOf, { service, record, cause, version }: GivenPromise): string | undefined => {
  const run = runsOf(recordOf(service, record)?.history ?? []).find((one) => one.cause === cause);
  if (run === undefined) return `${service} ${record}: an accepted command has no effect (${cause})`;

  return version === undefined || run.from <= version ? undefined : `${service} ${record}: told version ${version}, recorded ${run.from}`;
};

const causesTakeEffectOnce = ({ service, id, history }: KeptRecord): readonly string[] => {
  const seen = new Set<string>();

  return runsOf(history).flatMap(({ cause, from }) => {
    if (!seen.has(cause)) return seen.add(cause) && [];

    return [`${service} ${id}: ${cause} took effect again at ${from}`];
  });
};

/** I1: each accepted command has exactly one effect in each place that must have one. */
export const oneEffectEach = ({ promises, records }: Evidence, { consequences }: DeliveryContract): readonly string[] => {
  const recordOf = kept(records);
  const missing = records.flatMap((record) =>
    record.history.flatMap(({ id, type }) =>
      consequences
        .filter(({ after }) => after === type)
        .flatMap(({ service, event }) => {
          const count = (recordOf(service, record.id)?.history ?? []).filter((one) => one.cause === id && one.type === event).length;

          return count > 0 ? [] : [`${service} ${record.id}: no ${event} after ${type} ${id}`];
        }),
    ),
  );

  return [...promises.flatMap((promise) => promiseIsKept(recordOf, promise) ?? []), ...records.flatMap(causesTakeEffectOnce), ...missing];
};
