import { Fault, type DomainEvent } from '@huiyin/kernel';

import { openDraft, versionOf, type Draft, type Loaded, type Waiting } from '../protocol/draft.js';
import type { Setting } from '../protocol/setting.js';
import { asLoaded, parcelOf, publishedAfter, type Parcel } from '../publishing/parcel.js';
import type { Outbox } from '../publishing/outbox.js';
import type { Lost, Storage } from '../store/storage.js';
import { databaseFault } from '../store/server-errors.js';
import { keyOf } from '../store/write-operation.js';
import { claimAtOnce, type Room } from './claim-at-once.js';
import { decideUnits, type Desk, type Taken } from './decide-units.js';
import type { Unit } from './unit.js';

/** A group that lost this often meets something else than a race. */
const ATTEMPTS = 60;

/** A history that should have been a record of its own. */
const LONG_HISTORY = 2_000;

type Units<State, Event extends DomainEvent> = readonly Unit<State, Event, unknown>[];

export interface CommitParts<State, Event extends DomainEvent> {
  readonly setting: Setting<State, Event>;
  readonly storage: Storage<State, Event>;
  readonly outbox: Outbox<Event>;
  /** What the handlers make of messages that wait in a loaded record. */
  readonly wake: (loaded: Loaded<State, Event>) => Promise<readonly Waiting[]>;
  readonly committed: (draft: Draft<State, Event>) => void;
  readonly room: Room;
  /** Waits before the nth try after a lost race. */
  readonly backOff: (attempt: number) => Promise<void>;
}

interface Written<State, Event extends DomainEvent> {
  readonly drafts: ReadonlyMap<string, Draft<State, Event>>;
  readonly lost: Lost;
  readonly sent: Promise<unknown>;
}

interface Breach<State, Event extends DomainEvent> {
  readonly taken: readonly Taken<State, Event>[];
  readonly one: Taken<State, Event>;
  readonly results: Map<number, unknown>;
  readonly draft: Draft<State, Event> | undefined;
  readonly index: string;
}

/** One find, decisions in memory, one guarded bulk write, one send, one mark; what lost a race is loaded and decided again. */
export class GroupCommit<State, Event extends DomainEvent> {
  constructor(private readonly parts: CommitParts<State, Event>) {}

  /** Settles every unit; never rejects. */
  async run(units: Units<State, Event>): Promise<void> {
    const { counters } = this.parts.setting;
    counters.commits += 1;
    counters.lastGroup = units.reduce((sum, unit) => sum + unit.steps.length, 0);
    counters.items += counters.lastGroup;
    try {
      await this.untilSettled(units);
    } catch (error) {
      for (const unit of units) if (unit.isOpen) unit.fail(databaseFault(error));
    }
  }

  private async untilSettled(units: Units<State, Event>): Promise<void> {
    const alone = new Set<string>();
    let lostRaces = 0;
    for (;;) {
      const open = units.filter(({ isOpen }) => isOpen);
      if (open.length === 0) return;
      if (lostRaces >= ATTEMPTS) throw new Fault('record.contended', 'lost every race for a record', { retryable: true });

      const { conflicts, notUnique } = await this.attempt(open, alone);
      for (const id of notUnique.keys()) alone.add(id);
      if (conflicts.size > 0) {
        lostRaces += 1;
        await this.parts.backOff(lostRaces);
      }
    }
  }

  private async attempt(units: Units<State, Event>, alone: ReadonlySet<string>): Promise<Lost> {
    const desk = await this.load(units);
    const { drafts, taken } = decideUnits(units, desk, alone);
    const written = await this.write(claimAtOnce(this.parts.setting, drafts, this.parts.room()));
    this.settle(taken, written);

    return written.lost;
  }

  private async load(units: Units<State, Event>): Promise<Desk<State, Event>> {
    const { storage, outbox, setting, wake } = this.parts;
    const ids = [...new Set(units.flatMap((unit) => [...unit.openSteps()].map(([, step]) => step.id)))];
    const loaded = await storage.load(ids, outbox);
    const desk = new Map<string, Draft<State, Event> | Error>();
    for (const id of ids) {
      const record = loaded.get(id) ?? { id, history: [] };
      const waiting = await wake(record);
      try {
        desk.set(id, openDraft(setting.kind.aggregate, record, waiting));
      } catch (error) {
        desk.set(id, error as Error);
      }
    }

    return desk;
  }

  private async write(drafts: ReadonlyMap<string, Draft<State, Event>>): Promise<Written<State, Event>> {
    const { storage, outbox, setting } = this.parts;
    const touched = [...drafts.values()].filter((draft) => draft.touched);
    const token = setting.newId();
    const lost: Lost =
      touched.length === 0 ? { conflicts: new Set(), notUnique: new Map() } : await storage.write({ drafts: touched, token });
    const standing = [...drafts.values()].filter(({ id }) => !lost.conflicts.has(id) && !lost.notUnique.has(id));
    setting.counters.writes += touched.length - lost.conflicts.size - lost.notUnique.size;
    setting.counters.conflicts += lost.conflicts.size;
    setting.counters.longHistories += touched.filter((draft) => versionOf(draft) > LONG_HISTORY).length;
    const parcels = standing.flatMap((draft) => this.parcel(draft, token) ?? []);
    const sent = setting.kind.topic === null ? Promise.resolve() : outbox.hand(parcels);
    for (const draft of standing) if (draft.touched) this.told(draft);

    return { drafts, lost, sent };
  }

  private told(draft: Draft<State, Event>): void {
    const { setting, outbox, committed } = this.parts;
    if (publishedAfter(setting.kind, draft) === versionOf(draft)) outbox.marked(draft.id);
    committed(draft);
  }

  private parcel(draft: Draft<State, Event>, token: string): Parcel<Event> | undefined {
    const loaded = asLoaded(draft);
    const { kind } = this.parts.setting;
    if (!draft.touched) return parcelOf(kind, draft, loaded);

    return parcelOf(kind, draft, { key: keyOf(this.parts.setting, draft), revision: loaded.revision + 1, token });
  }

  private settle(taken: readonly Taken<State, Event>[], { drafts, lost, sent }: Written<State, Event>): void {
    const byUnit = new Map<Unit<State, Event, unknown>, Map<number, unknown>>();
    for (const one of taken) {
      const results = byUnit.get(one.unit) ?? new Map<number, unknown>();
      byUnit.set(one.unit, results);
      if (lost.conflicts.has(one.step.id)) continue;
      const index = lost.notUnique.get(one.step.id);
      if (index === undefined) results.set(one.place, one.result);
      else this.settleNotUnique({ taken, one, results, draft: drafts.get(one.step.id), index });
    }
    for (const [unit, results] of byUnit) unit.settle(results, sent);
  }

  /** Where one step alone broke the index it is told so; of several each is tried alone next. */
  private settleNotUnique({ taken, one, results, draft, index }: Breach<State, Event>): void {
    const isAlone = taken.filter(({ step }) => step.id === one.step.id).length === 1;
    if (!isAlone || draft === undefined) return;
    try {
      results.set(one.place, one.step.notUnique(draft, index));
    } catch (error) {
      one.unit.fail(one.step.blame(error));
    }
  }
}
