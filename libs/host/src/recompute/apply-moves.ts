import { Fault, type DomainEvent } from '@huiyin/kernel';
import type { Answer } from '@huiyin/records';
import type { RecomputePlan } from './candidates.js';
import type { RecomputationRun } from './recomputation-run.js';
import { recomputeRecord } from './recompute-record.js';
import type { WritePace } from './write-pace.js';

export interface Applied {
  /** Records that were decided otherwise when it came to it. */
  readonly unchanged: readonly string[];
  readonly faults: RecomputationRun['faults'];
}

const codeOf = (error: unknown): string => (error instanceof Fault ? error.code : 'recompute.failed');
const isPassing = (error: unknown): boolean => error instanceof Fault && error.retryable;

interface Outcome {
  readonly id: string;
  readonly answer?: Answer<unknown>;
  readonly fault?: unknown;
}

export interface Applying<State, Event extends DomainEvent> {
  readonly plan: RecomputePlan<State, Event>;
  readonly run: Pick<RecomputationRun, '_id' | 'by' | 'wish'>;
  readonly pace: WritePace;
}

/** Through the store's usual door: guards, events, deadlines and publishing are those of any command. @throws a fault that will pass. */
export const applyMoves = async <State, Event extends DomainEvent>(
  applying: Applying<State, Event>,
  ids: readonly string[],
): Promise<Applied> => {
  const { plan, pace } = applying;
  const outcomes: Outcome[] = [];
  while (outcomes.length < ids.length) {
    const group = ids.slice(outcomes.length, outcomes.length + pace.size);
    const since = performance.now();
    outcomes.push(...(await Promise.all(group.map((id) => applyOne(applying, id)))));
    await pace.rest(group.length, performance.now() - since);
  }
  await pace.letSend(plan.records, ids.length);

  return {
    unchanged: outcomes.flatMap(({ id, answer }) => (answer?.kind === 'recorded' ? [] : [id])),
    faults: outcomes.flatMap(({ id, fault }) => (fault === undefined ? [] : [{ record: id, code: codeOf(fault) }])),
  };
};

/** The run is the cause and the correlation: from an entry in a ledger to the run, its reason and its list. */
const applyOne = async <State, Event extends DomainEvent>(
  { plan, run: { _id: run, by, wish } }: Applying<State, Event>,
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
