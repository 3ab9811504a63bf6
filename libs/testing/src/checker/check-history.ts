import type { DeliveryContract } from './evidence/contract.js';
import type { Evidence } from './evidence/evidence.js';
import { deadlinesOnce } from './invariants/deadlines-once.js';
import { filedOnce, type Filing } from './invariants/filed-once.js';
import { historyIsTopic } from './invariants/history-is-topic.js';
import { inOrder } from './invariants/in-order.js';
import { nothingVanishes } from './invariants/nothing-vanishes.js';
import { offsetsBehindEffects } from './invariants/offsets-behind-effects.js';
import { oneEffectEach } from './invariants/one-effect-each.js';
import { oneMailEach } from './invariants/one-mail-each.js';

export interface WholeContract extends DeliveryContract {
  readonly filing: Filing;
}

type Invariant = (evidence: Evidence, contract: WholeContract) => readonly string[];

/** The invariants of delivery that hold when everything has come to rest. */
export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  I1: (evidence, contract) => [...oneEffectEach(evidence, contract), ...filedOnce(evidence, contract.filing)],
  I2: historyIsTopic,
  I3: inOrder,
  I4: offsetsBehindEffects,
  I5: nothingVanishes,
  I6: deadlinesOnce,
  I7: oneMailEach,
};

/** What does not hold, with the invariant it breaks; nothing when the promise was kept. */
export const brokenPromises = (evidence: Evidence, contract: WholeContract): readonly string[] =>
  Object.entries(INVARIANTS).flatMap(([name, check]) => check(evidence, contract).map((what) => `${name} ${what}`));
