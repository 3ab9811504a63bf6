import { eventsOf, type EventOf } from '@huiyin/contracts';
import {
  AT_ONCE,
  ignored,
  notYet,
  recorded,
  refused,
  toInstant,
  type Aggregate,
  type Deadline,
  type Decide,
  type Instant,
  type Recorded,
  type Withheld,
  NOT_WITHHELD,
} from '@huiyin/kernel';
import { z } from 'zod';

import type { RecordKind } from '../record-kind.js';

/** A small aggregate for the tests of the store: a ledger is opened, gets amounts, is reminded in time (or at once, by the machine), and is closed. */
const define = eventsOf('archive', 'ledger');
const withheld = z.looseObject({ scope: z.string(), seq: z.number() });

export const Opened = define({
  name: 'Opened',
  title: 'a ledger was opened',
  schema: z.object({ code: z.string(), remindAt: z.string().optional(), withheld }),
  sample: { code: 'A', withheld: NOT_WITHHELD },
});
export const Added = define({
  name: 'Added',
  title: 'an amount was added',
  schema: z.object({ amount: z.number().int(), withheld }),
  sample: { amount: 1, withheld: NOT_WITHHELD },
});
export const Reminded = define({
  name: 'Reminded',
  title: 'somebody was reminded; the ledger keeps it to itself',
  isSent: false,
  schema: z.object({ of: z.string(), withheld }),
  sample: { of: 'it', withheld: NOT_WITHHELD },
});
export const Closed = define({ name: 'Closed', title: 'closed', schema: z.object({ withheld }), sample: { withheld: NOT_WITHHELD } });

export type LedgerEvent = EventOf<typeof Opened> | EventOf<typeof Added> | EventOf<typeof Reminded> | EventOf<typeof Closed>;

export interface Ledger {
  readonly stage: 'none' | 'open' | 'closed';
  readonly code: string;
  readonly amounts: readonly number[];
  readonly remindAt: Instant | null;
  readonly reminders: number;
  readonly withheld: Withheld;
}

const evolve = (state: Ledger, event: Recorded<LedgerEvent>): Ledger => {
  switch (event.type) {
    case 'Opened': {
      const { code, remindAt } = event.data;

      return {
        ...state,
        stage: 'open',
        code,
        ...(remindAt === undefined ? {} : { remindAt: toInstant(remindAt) }),
        withheld: { scope: 'none', seq: 1 },
      };
    }
    case 'Added':
      return { ...state, amounts: [...state.amounts, event.data.amount] };
    case 'Reminded':
      return { ...state, remindAt: null, reminders: state.reminders + 1 };
    case 'Closed':
      return { ...state, stage: 'closed' };
  }
};

const REMIND = 'remind';

const remind: Decide<Ledger, LedgerEvent> = () => recorded({ type: 'Reminded', data: { of: REMIND } });

export const ledgers: Aggregate<Ledger, LedgerEvent> = {
  name: 'archive.ledger',
  shape: 1,
  initial: { stage: 'none', code: '', amounts: [], remindAt: null, reminders: 0, withheld: NOT_WITHHELD },
  evolve,
  deadlines: ({ remindAt }): readonly Deadline[] =>
    remindAt === null ? [] : [{ name: REMIND, at: remindAt, clock: remindAt === AT_ONCE ? 'machine' : 'business' }],
  due: () => remind,
};

export const ledgerKind: RecordKind<Ledger, LedgerEvent> = {
  aggregate: ledgers,
  collection: 'ledgers',
  topic: 'archive.ledger.events.v1',
  definitions: [Opened, Added, Reminded, Closed],
  key: (id) => id,
  common: (state) => ({ withheld: state.withheld }),
  search: (state) => [`code:${state.code}`],
  indexes: [{ name: 'code', key: { 'state.code': 1 }, unique: true }],
};

export type LedgerDecide = Decide<Ledger, LedgerEvent>;

export const open =
  (code: string, remindAt?: string): LedgerDecide =>
  (ledger) =>
    ledger.stage === 'none'
      ? recorded({ type: 'Opened', data: { code, ...(remindAt === undefined ? {} : { remindAt: toInstant(remindAt) }) } })
      : refused('ledger.already-open');

export const add =
  (amount: number): LedgerDecide =>
  (ledger) =>
    ledger.stage === 'open' ? recorded({ type: 'Added', data: { amount } }) : refused('ledger.not-open', { stage: ledger.stage });

export const close: LedgerDecide = (ledger) =>
  ledger.stage === 'open' ? recorded({ type: 'Closed', data: {} }) : refused('ledger.not-open');

/** As a reaction: waits for the opening, is ignored after the closing. */
export const hearAmount =
  (amount: number): LedgerDecide =>
  (ledger) => {
    if (ledger.stage === 'none') return notYet('not opened');
    if (ledger.stage === 'closed') return ignored('closed');

    return recorded({ type: 'Added', data: { amount } });
  };

/** As a reaction: ignored where there is nothing. */
export const hearIfOpen =
  (amount: number): LedgerDecide =>
  (ledger) =>
    ledger.stage === 'open' ? recorded({ type: 'Added', data: { amount } }) : ignored('not open');
