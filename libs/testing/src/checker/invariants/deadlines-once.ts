import type { DeliveryContract } from '../evidence/contract.js';
import type { Evidence, KeptRecord } from '../evidence/evidence.js';
import { runsOf } from './runs.js';

const CAUSE = /^deadline:(.+)@(\d{4}-.+)$/;

interface FiredDeadline {
  readonly name: string;
  readonly due: string;
  readonly at: string;
}

const firedIn = ({ history }: KeptRecord): readonly FiredDeadline[] =>
  runsOf(history).flatMap(({ cause, from }) => {
    const [, name, due] = CAUSE.exec(cause) ?? [];

    return name === undefined || due === undefined ? [] : [{ name, due, at: history[from - 1]?.at ?? '' }];
  });

const firedOnce = ({ service, id }: KeptRecord, fired: readonly FiredDeadline[]): readonly string[] => {
  const names = fired.map(({ name, due }) => `${name}@${due}`);

  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `${service} ${id}: ${name} fired twice`);
};

const before = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

/** I6: each deadline fires once and never early; at rest none that is due has been left, but for keys that are parked. */
export const deadlinesOnce = ({ records, held, now }: Evidence, contract: DeliveryContract): readonly string[] =>
  records.flatMap((record) => {
    const { service, id, key, nextDueAt } = record;
    const fired = firedIn(record);
    const early = fired.filter(({ name, due, at }) => !contract.isMachineDeadline(name) && before(at, due));
    const isHeld = held.some((message) => message.state === 'parked' && message.service === service && message.key === key);
    const isLeft = nextDueAt !== undefined && !before(now, nextDueAt) && !isHeld;

    return [
      ...firedOnce(record, fired),
      ...early.map(({ name, due, at }) => `${service} ${id}: ${name} fired at ${at}, before ${due}`),
      ...(isLeft ? [`${service} ${id}: due since ${nextDueAt} and not fired`] : []),
    ];
  });
