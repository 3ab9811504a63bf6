import { AT_ONCE, EMPTY_DIRECTORY, toInstant } from '@huiyin/kernel';

import { Counters } from '../counters.js';
import { openDraft, type Draft } from '../protocol/draft.js';
import { obey } from '../protocol/obey.js';
import type { Setting } from '../protocol/setting.js';
import { clerk, command } from '../testing/ledger-commands.js';
import { ledgerKind, ledgers, open, type Ledger, type LedgerEvent } from '../testing/ledger.js';
import { claimAtOnce } from './claim-at-once.js';

const NOW = toInstant('2026-08-03T00:00:00Z');
const LATER = toInstant('2026-08-03T00:00:01Z');
const setting: Setting<Ledger, LedgerEvent> = {
  kind: ledgerKind,
  clock: { now: () => NOW },
  directories: { current: () => EMPTY_DIRECTORY },
  system: clerk,
  machineNow: () => new Date(NOW),
  newId: () => 'new',
  counters: new Counters(),
  faults: () => undefined,
};

const draftOf = (id: string, remindAt?: string): Draft<Ledger, LedgerEvent> => {
  const order = { command: command(id), decide: open(id, remindAt) };

  return obey(setting, openDraft(ledgers, { id, history: [] }, []), order).draft;
};

const group = (...drafts: readonly Draft<Ledger, LedgerEvent>[]) => new Map(drafts.map((draft) => [draft.id, draft]));
const recordedIn = (drafts: ReadonlyMap<string, Draft<Ledger, LedgerEvent>>) =>
  Object.fromEntries([...drafts].map(([id, { fresh }]) => [id, fresh.map(({ type }) => type)]));

describe('an effect that is due at once', () => {
  it('is claimed in the write that calls for it', () =>
    expect(recordedIn(claimAtOnce(setting, group(draftOf('a', AT_ONCE)), 1))).toEqual({ a: ['Opened', 'Reminded'] }));

  it('is claimed later where there is no room for it now', () => {
    const drafts = group(draftOf('a', AT_ONCE), draftOf('b'), draftOf('c', AT_ONCE), draftOf('d', AT_ONCE));

    expect(recordedIn(claimAtOnce(setting, drafts, 2))).toEqual({
      a: ['Opened', 'Reminded'],
      b: ['Opened'],
      c: ['Opened', 'Reminded'],
      d: ['Opened'],
    });
    expect(claimAtOnce(setting, drafts, 0)).toBe(drafts);
  });

  it('and another that is due later or by the law is left to its time', () => {
    expect(recordedIn(claimAtOnce(setting, group(draftOf('a', LATER), draftOf('b', NOW)), 9))).toEqual({ a: ['Opened'], b: ['Opened'] });
  });

  it('that cannot be claimed does not keep back what called for it', () => {
    const broken: Setting<Ledger, LedgerEvent> = {
      ...setting,
      kind: {
        ...ledgerKind,
        aggregate: {
          ...ledgers,
          due: () => () => {
            throw new Error('broken');
          },
        },
      },
    };

    expect(recordedIn(claimAtOnce(broken, group(draftOf('a', AT_ONCE)), 1))).toEqual({ a: ['Opened'] });
  });
});
