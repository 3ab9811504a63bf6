import type { Instant } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';

import { accept, evaluate, opine, serve, transfer } from './acts.js';
import type { CommandFeed } from './command-feed.js';
import type { HeardEvent } from './event-ear.js';
import type { Asked, HttpDoor } from './http-door.js';
import { DESKS, type Desk } from './offices.js';
import { numberOf, petitionOf, type Naming } from './petition-maker.js';

export interface LifeWish {
  readonly door: HttpDoor;
  readonly feed: CommandFeed;
  readonly naming: Naming;
  /** Lives on which somebody acts at once; those that only wait for a limit to lapse are not counted. */
  readonly atOnce: number;
  readonly now: () => Instant;
  /** Before the numbers of this run. */
  readonly run: string;
  /** Number of the first petitioner: nobody comes twice. */
  readonly firstPerson: number;
}

/** Keeps many lives going: registers by the command topic, and does what staff do whenever the events say that it is time for it. */
export class LifeDriver {
  registered = 0;
  /** The agency's opinion is issued and, where somebody is told of it, served and evaluated. */
  acted = 0;
  ended = 0;
  sealed = 0;
  limitsMissed = 0;
  readonly faults: string[] = [];
  #sent = 0;
  #feeding = false;
  readonly #desks = new Map<string, Desk>();

  constructor(private readonly wish: LifeWish) {}

  /** Registered or to be registered, and not acted upon to the end. */
  get open(): number {
    return this.#sent - this.acted;
  }

  get sent(): number {
    return this.#sent;
  }

  start(): void {
    this.#feeding = true;
    this.#refill();
  }

  /** Begins no more lives. */
  stop(): void {
    this.#feeding = false;
  }

  /** As many and no more. */
  begin(count: number): void {
    void this.#send(count);
  }

  hear(event: HeardEvent): void {
    const handler = this.#handlers[event.name];
    if (handler === undefined) return;
    handler(event).catch((error: unknown) => this.faults.push(error instanceof Error ? error.message : String(error)));
  }

  readonly #handlers: Readonly<Record<string, (event: HeardEvent) => Promise<void>>> = {
    RegistrationAnswered: async ({ data }) => {
      const { outcome, code, reason } = data();
      if (outcome === 'refused') throw new RangeError(`a registration was refused: ${String(code)} ${String(reason)}`);
    },
    PetitionRegistered: (event) => this.#handle(event),
    DispatchListed: (event) => this.#serve(event),
    EvaluationInvited: async ({ subject }) => {
      await this.#act(evaluate(subject, this.#deskOf(subject)));
      this.#isActed();
    },
    ProcedureEnded: async () => void (this.ended += 1),
    DutyMissed: async () => void (this.limitsMissed += 1),
    DossierSealed: async () => void (this.sealed += 1),
  };

  async #handle({ subject, data }: HeardEvent): Promise<void> {
    this.registered += 1;
    const desk = DESKS.find(({ office }) => office === data()['registeredBy']) ?? (DESKS[0] as Desk);
    this.#desks.set(subject, desk);
    for (const act of [transfer, accept, opine]) await this.#act(act(subject, desk));
    if (this.wish.naming === 'anonymous') this.#isActed();
  }

  async #serve({ subject, data }: HeardEvent): Promise<void> {
    const { code, letterId } = data();
    if (code !== 'L09') return;
    await this.#act(serve(subject, this.#deskOf(subject), { letterId: String(letterId), servedOn: dayOf(this.wish.now()) }));
  }

  #deskOf(subject: string): Desk {
    return this.#desks.get(subject) ?? (DESKS[0] as Desk);
  }

  async #act(asked: Asked): Promise<void> {
    await this.wish.door.demand(asked);
  }

  #isActed(): void {
    this.acted += 1;
    this.#refill();
  }

  #refill(): void {
    const free = this.wish.atOnce - this.open;
    if (this.#feeding && free > 0) void this.#send(free);
  }

  async #send(count: number): Promise<void> {
    const { feed, naming, now, run, firstPerson } = this.wish;
    const from = this.#sent;
    this.#sent += count;
    const numbers = Array.from({ length: count }, (_, place) => from + place);
    await feed.register(numbers.map((n) => ({ number: numberOf(run, n), petition: petitionOf(firstPerson + n, { now: now(), naming }) })));
  }
}
