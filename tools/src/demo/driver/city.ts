import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { Fault, type Instant } from '@huiyin/kernel';

import type { DevClock } from '../../dev/dev-clock.js';
import type { Bearer } from '../../dev/token.js';
import { IdleWatch } from '../../moving/idle-watch.js';
import { moveClock } from '../../moving/move-clock.js';
import { Api } from './api.js';
import { readBearers } from './bearers.js';

/** Where a system runs, and what its people hold in hand. */
export interface CityPlace {
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  readonly prefix: string;
  readonly clock: DevClock;
  token(bearer: Bearer): Promise<string>;
}

/** A petition that was registered, under its row of the sample file. */
export interface Matter {
  readonly row: number;
  readonly id: string;
  /** Our own number. */
  readonly number: string;
}

/** A running system, as the people of the made-up city use it: through its public interfaces, while its clock is moved. */
export class City {
  readonly place: CityPlace;
  readonly api: Api;
  readonly #watch: IdleWatch;
  readonly #running = new Set<ServiceName>(SERVICES);
  readonly #matters = new Map<number, Matter>();

  /** Nothing was asked of the services since they were last seen idle. */
  #isIdle = false;

  private constructor(place: CityPlace, tokenOf: (staff: string) => Promise<string>) {
    this.place = place;
    this.api = new Api({ urls: place.urls, tokenOf, onCommand: () => void (this.#isIdle = false) });
    this.#watch = new IdleWatch(place);
  }

  static async enter(place: CityPlace): Promise<City> {
    const bearerOf = await readBearers();
    const tokens = new Map<string, Promise<string>>();
    const tokenOf = (staff: string): Promise<string> => {
      const token = tokens.get(staff) ?? place.token(bearerOf(staff));
      tokens.set(staff, token);

      return token;
    };

    return new City(place, tokenOf);
  }

  async leave(): Promise<void> {
    await this.#watch.close();
  }

  now(): Promise<Instant> {
    return this.place.clock.now();
  }

  /** Moves the clock there, from deadline to deadline, and waits until everything that falls due on the way is done. */
  async at(moment: Instant, onStep?: (at: Instant) => void): Promise<void> {
    const { clock } = this.place;
    const step = onStep === undefined ? {} : { onStep };
    await moveClock(moment, { clock, watch: this.#watch, running: [...this.#running], isIdle: this.#isIdle, ...step });
    this.#isIdle = true;
  }

  /** Returns when the services that run have nothing left to do at this time. */
  async idle(): Promise<void> {
    if (this.#isIdle) return;
    this.#isIdle = true;
    await this.#watch.untilIdle([...this.#running], await this.now());
  }

  /** A service that is down is not waited for. */
  down(service: ServiceName): void {
    this.#running.delete(service);
  }

  up(service: ServiceName): void {
    this.#running.add(service);
    this.#isIdle = false;
  }

  remember(matter: Matter): void {
    this.#matters.set(matter.row, matter);
  }

  get matters(): readonly Matter[] {
    return [...this.#matters.values()].sort((a, b) => a.row - b.row);
  }

  matter(row: number): Matter {
    const found = this.#matters.get(row);
    if (found === undefined) throw new Fault('demo.not-registered', `row ${row} is not registered`, { retryable: false });

    return found;
  }
}
