import type { Envelope } from '@huiyin/contracts';
import { asOrgId, asStaffId, type Actor, type DomainEvent, type Moment, type Recorded } from '@huiyin/kernel';
import { encode, type OutMessage, type Reaction, type StoreDecide } from '@huiyin/records';
import { SUPERVISIONS } from '@huiyin/supervision/aggregates';
import type { ClientSession, Collection, Db, MongoClient } from 'mongodb';
import { v7 as newId } from 'uuid';

import { MACHINE_CLOCK, NO_DIRECTORY, supervisionReactions, type SupervisionEvent } from './supervision-module.js';

export type Heard = Pick<Envelope<object>, 'id' | 'type' | 'subject' | 'sequence' | 'correlation'> & { readonly data: object };

export interface OutboxEntry extends Pick<OutMessage, 'key' | 'value' | 'headers'> {
  readonly _id: string;
}

interface Row {
  readonly _id: string;
  readonly version: number;
  readonly state: unknown;
  readonly history: readonly Recorded<DomainEvent>[];
}

type Handler = (event: Envelope) => Reaction;

const SYSTEM: Actor = { id: asStaffId('system'), org: asOrgId('system'), roles: ['system'] };
const { aggregate } = SUPERVISIONS;

const momentNow = (): Moment => ({
  at: MACHINE_CLOCK.now(),
  machine: MACHINE_CLOCK.now(),
  actor: SYSTEM,
  directory: NO_DIRECTORY.current(),
});

/** Inbox, record and outbox in one transaction per message. */
export class UsualStore {
  begun = false;
  transactions = 0;
  /** Messages that were put into the outbox. */
  told = 0;
  readonly #inbox: Collection<{ readonly _id: string }>;
  readonly #outbox: Collection<OutboxEntry>;
  readonly #rows: Collection<Row>;

  private constructor(
    private readonly client: MongoClient,
    db: Db,
    private readonly handlers: ReadonlyMap<string, Handler>,
  ) {
    this.#inbox = db.collection('inbox');
    this.#outbox = db.collection('outbox');
    this.#rows = db.collection('supervisions');
  }

  static async open(client: MongoClient, db: Db): Promise<UsualStore> {
    const { SupervisionReactions, IntakeReactions, ClockReactions } = await supervisionReactions();
    const react = (id: string, decide: StoreDecide) => ({ id, decide });
    const reactions = new SupervisionReactions({ react });
    const [intake, clocks] = [new IntakeReactions(reactions), new ClockReactions(reactions)];
    const changed: Handler = (event) => clocks.changed(event);
    await Promise.all(['inbox', 'outbox', 'supervisions'].map((name) => db.createCollection(name)));

    return new UsualStore(
      client,
      db,
      new Map<string, Handler>([
        ['PetitionRegistered', (event) => intake.registered(event)],
        ['ClockStarted', changed],
        ['ClockChanged', changed],
      ]),
    );
  }

  async take(heard: Heard): Promise<void> {
    this.begun = true;
    const session = this.client.startSession();
    try {
      const told = await session.withTransaction(() => this.#takeIn(session, heard), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
      });
      if (told === undefined) return;
      this.told += told;
      this.transactions += 1;
    } finally {
      await session.endSession();
    }
  }

  /** How many messages it leads to; nothing where it was taken before. */
  async #takeIn(session: ClientSession, heard: Heard): Promise<number | undefined> {
    const name = heard.type.split('.').at(-2) ?? '';
    const reaction = this.handlers.get(name)?.(heard as Envelope);
    if (reaction === undefined || (await this.#inbox.findOne({ _id: heard.id }, { session })) !== null) return undefined;
    await this.#inbox.insertOne({ _id: heard.id }, { session });
    const row = await this.#rows.findOne({ _id: reaction.id }, { session, projection: { history: 0 } });
    const decision = (reaction.decide as (state: unknown, moment: Moment) => ReturnType<StoreDecide>)(
      row?.state ?? aggregate.initial,
      momentNow(),
    );
    if (decision.kind !== 'recorded') return 0;

    return this.#write(session, { id: reaction.id, row, heard, events: decision.events });
  }

  async #write(
    session: ClientSession,
    made: { readonly id: string; readonly row: Row | null; readonly heard: Heard; readonly events: readonly DomainEvent[] },
  ): Promise<number> {
    const { id, row, heard, events } = made;
    let state = (row?.state ?? aggregate.initial) as typeof aggregate.initial;
    const version = row?.version ?? 0;
    const fresh = events.map((event, place) => {
      const { withheld } = state;
      const told = { ...event, data: { withheld, ...event.data } };
      const one = { ...told, seq: version + place + 1, id: newId(), at: MACHINE_CLOCK.now(), actor: SYSTEM, cause: heard.id };
      const recorded = { ...one, correlation: heard.correlation } as Recorded<SupervisionEvent>;
      state = aggregate.evolve(state, recorded);

      return recorded;
    });
    const $set = { state, version: version + fresh.length };
    await this.#rows.updateOne({ _id: id, ...(row === null ? {} : { version }) }, { $set, $push: { history: { $each: fresh } } } as never, {
      session,
      upsert: row === null,
      ignoreUndefined: true,
    });
    const told = fresh.flatMap((event) => encode(SUPERVISIONS, 0, { id, key: id, event }) ?? []);
    if (told.length > 0)
      await this.#outbox.insertMany(
        told.map((message) => ({ _id: newId(), ...message })),
        { session },
      );

    return told.length;
  }
}
