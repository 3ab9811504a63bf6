import type { Clock } from '@huiyin/kernel';
import { evolveClocks } from '@huiyin/time';
import type { Item } from './item.state.js';
import type { Supervision } from './supervision.state.js';
import type { Fact, Folds } from './supervision-event.js';

type ClockFact = Fact<'ClockStarted'>;

/** A demand whose letter was served: its reply clock is held by the body, and a body has one open item. */
const answeringDemand = (item: Item, clock: Clock): Item =>
  clock.timer === 'T-SUP-REPLY' && item.step.at === 'demanded' && item.step.reply === undefined && isHolder(clock, item.body)
    ? { ...item, step: { ...item.step, reply: clock.id } }
    : item;

const isHolder = (clock: Clock, org: string): boolean => clock.holder.kind === 'organisation' && clock.holder.org === org;

/** The first thing of a kind that waits for a clock of this holder gets it. */
const givenTo = <Thing>(things: readonly Thing[], waits: (thing: Thing) => boolean, give: (thing: Thing) => Thing): readonly Thing[] => {
  const index = things.findIndex(waits);

  return things.map((thing, at) => (at === index ? give(thing) : thing));
};

const started = (state: Supervision, { clock }: ClockFact): Supervision => ({
  ...state,
  items: state.items.map((item) => answeringDemand(item, clock)),
  suggestions:
    clock.timer === 'T-SUGGEST-ANS'
      ? givenTo(
          state.suggestions,
          (one) => one.answer === undefined && one.adopted === undefined && isHolder(clock, one.to),
          (one) => ({ ...one, answer: clock.id }),
        )
      : state.suggestions,
  followUps:
    clock.timer === 'T-FOLLOWUP'
      ? givenTo(
          state.followUps,
          (one) => one.clock === undefined && isHolder(clock, one.holder),
          (one) => ({ ...one, clock: clock.id }),
        )
      : state.followUps,
});

/** A reply that turns out to have come in time was no failure. */
const unfailed = (item: Item, clockId: string): Item =>
  item.step.at === 'failed' && item.step.reply === clockId
    ? { ...item, failures: item.failures - 1, step: { at: 'demanded', demand: item.step.demand, reply: clockId } }
    : item;

const unurged = (item: Item, clockId: string): Item =>
  item.step.at === 'urging' && item.step.urge === clockId ? { ...item, step: { at: 'urging' } } : item;

const kept = (state: Supervision, fact: ClockFact): Supervision => ({
  ...state,
  book: evolveClocks(state.book, { type: 'ClockStarted', data: { clock: fact.clock } }),
});

/** The copies of other services' clocks, and the clocks of this record. */
export const clockFolds: Folds = {
  ClockNoted: (state, fact) => ({
    ...state,
    noted: [...state.noted.filter((noted) => noted.clock.id !== fact.clock.id), { service: fact.service, clock: fact.clock }],
  }),
  ClockStarted: (state, fact) => started(kept(state, fact), fact),
  ClockChanged: kept,
  ClockEnded: (state, fact) => ({
    ...kept(state, fact),
    items: state.items.map((item) => unurged(item, fact.clock.id)),
  }),
  DeadlineWarned: kept,
  DutyMissed: kept,
  DutyMissRetracted: (state, fact) => ({
    ...kept(state, fact),
    items: state.items.map((item) => unfailed(item, fact.clock.id)),
  }),
  RightLapsed: kept,
};
