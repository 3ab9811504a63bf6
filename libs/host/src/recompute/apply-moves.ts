import { setTimeout as pause } from 'node:timers/promises';
import { Fault, type DomainEvent } from '@huiyin/kernel';
import type { Answer } from '@huiyin/records';
import type { RecomputePlan } from './candidates.js';
import type { RecomputationRun } from './recomputation-run.js';
import { recomputeRecord } from './recompute-record.js';

/** Records in one group commit: a clerk's command that comes meanwhile waits for no more than one such group. */
const SLICE = 25;
/** Share of the time of a slice for which nothing is written, so that others get their turn. */
const REST = 0.25;
/** Events on their way to the broker are waited for this long: the outbox has bounds. */
const SENDING_MS = 2_000;

export interface Applied {
  /** Records that were decided otherwise when it came to it. */
  readonly unchanged: readonly string[];
  readonly faults: RecomputationRun['faults'];
}

const codeOf = (error: unknown): string => (error instanceof Fault ? error.code : 'recompute.failed');
const isPassing = (error: unknown): boolean => error instanceof Fault && error.retryable;

const slicesOf = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / SLICE) }, (_, n) => ids.slice(n * SLICE, (n + 1) * SLICE));

interface Outcome {
  readonly id: string;
  readonly answer?: Answer<unknown>;
  readonly fault?: unknown;
}

/** Through the store's usual door: guards, events, deadlines and publishing are those of any command. @throws a fault that will pass. */
export const applyMoves = async <State, Event extends DomainEvent>(
  plan: RecomputePlan<State, Event>,
  run: Pick<RecomputationRun, '_id' | 'by' | 'wish'>,
  ids: readonly string[],
): Promise<Applied> => {
  const outcomes: Outcome[] = [];
  for (const slice of slicesOf(ids)) {
    const since = performance.now();
    outcomes.push(...(await Promise.all(slice.map((id) => applyOne(plan, run, id)))));
    await pause((performance.now() - since) * REST);
  }
  if (ids.length > 0) await Promise.race([plan.records.settled(), pause(SENDING_MS, undefined, { ref: false })]);

  return {
    unchanged: outcomes.flatMap(({ id, answer }) => (answer?.kind === 'recorded' ? [] : [id])),
    faults: outcomes.flatMap(({ id, fault }) => (fault === undefined ? [] : [{ record: id, code: codeOf(fault) }])),
  };
};

/** The run is the cause and the correlation: from an entry in a ledger to the run, its reason and its list. */
const applyOne = async <State, Event extends DomainEvent>(
  plan: RecomputePlan<State, Event>,
  { _id: run, by, wish }: Pick<RecomputationRun, '_id' | 'by' | 'wish'>,
  id: string,
): Promise<Outcome> => {
  try {
    return {
      id,
      answer: await plan.records.change({ id, cause: run, digest: run, actor: by, correlation: run }, recomputeRecord(plan, wish)),
    };
  } catch (fault) {
    if (isPassing(fault)) throw fault;

    return { id, fault };
  }
};
