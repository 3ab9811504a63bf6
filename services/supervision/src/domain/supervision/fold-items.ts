import type { Demand, Item, ItemStep } from './item.state.js';
import type { Supervision } from './supervision.state.js';
import type { Fact, Folds } from './supervision-event.js';

const withItem = (state: Supervision, id: string, change: (item: Item) => Item): Supervision => ({
  ...state,
  items: state.items.map((item) => (item.id === id ? change(item) : item)),
});

const urging = (urge: string | undefined): ItemStep => (urge === undefined ? { at: 'urging' } : { at: 'urging', urge });

const demanded =
  (demand: Demand) =>
  (item: Item): Item => ({ ...item, step: { at: 'demanded', demand } });

const failed = (item: Item, fact: Fact<'StepFailed'>): Item => ({
  ...item,
  failures: fact.failures,
  ...(fact.nextClock === undefined ? {} : { suggesting: fact.nextClock }),
  step: { at: 'failed', demand: fact.step, reply: item.step.at === 'demanded' ? (item.step.reply ?? '') : '' },
});

const joined = (item: Item, fact: Fact<'FurtherMissNoted'>): Item => ({
  ...item,
  misses: [...item.misses, fact.clockId],
  step: fact.nextClock === undefined ? item.step : urging(fact.nextClock),
});

const ASSIGNED = 'leader-assigned';

const proposed = (item: Item, { ground }: Fact<'NoticeProposed'>): Item => ({
  ...item,
  ground,
  leaderAssigned: item.leaderAssigned || ground === ASSIGNED,
  step: { at: 'proposed' },
});

const closed = (item: Item, { reason, nextClock }: Fact<'ItemClosed'>): Item => ({
  ...item,
  step: { at: 'closed', reason },
  ...(nextClock === undefined ? {} : { report: { clock: nextClock, given: false } }),
});

const reported = (item: Item): Item => (item.report === undefined ? item : { ...item, report: { ...item.report, given: true } });

/** The items and where they stand on the ladder. */
export const itemFolds: Folds = {
  ItemOpened: (state, fact, event) => ({
    ...state,
    items: [
      ...state.items,
      {
        id: fact.itemId,
        body: fact.body,
        supervisor: fact.supervisor,
        ground: fact.ground,
        openedAt: event.at,
        misses: fact.clockId === undefined ? [] : [fact.clockId],
        reminders: 0,
        visits: 0,
        reworks: 0,
        failures: 0,
        explained: false,
        leaderAssigned: fact.ground === ASSIGNED,
        step: urging(fact.nextClock),
      },
    ],
  }),
  FurtherMissNoted: (state, fact) => withItem(state, fact.itemId, (item) => joined(item, fact)),
  ReminderIssued: (state, fact) => withItem(state, fact.itemId, (item) => ({ ...item, reminders: fact.n, step: urging(fact.nextClock) })),
  NoticeProposed: (state, fact) => withItem(state, fact.itemId, (item) => proposed(item, fact)),
  NoticeIssued: (state, fact) => withItem(state, fact.itemId, demanded('notice')),
  VisitRecorded: (state, fact) => withItem(state, fact.itemId, (item) => ({ ...item, visits: item.visits + 1 })),
  FeedbackRecorded: (state, fact) => withItem(state, fact.itemId, (item) => ({ ...item, step: { at: 'answered' } })),
  ReworkDemanded: (state, fact) => withItem(state, fact.itemId, (item) => ({ ...demanded('rework')(item), reworks: fact.round })),
  StepFailed: (state, fact) => withItem(state, fact.itemId, (item) => failed(item, fact)),
  ExplanationDemanded: (state, fact) => withItem(state, fact.itemId, (item) => ({ ...demanded('explanation')(item), explained: true })),
  ItemClosed: (state, fact) => withItem(state, fact.itemId, (item) => closed(item, fact)),
  SupervisionReported: (state, fact) => withItem(state, fact.itemId, reported),
};
