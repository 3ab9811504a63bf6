import { LOGGER } from '@huiyin/host';
import type { OrgId } from '@huiyin/kernel';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { Arrivals } from './arrivals.js';

const LOOK_MS = 1_000;

interface Waiter {
  readonly org: OrgId;
  readonly after: number;
  readonly until: number;
  readonly wake: () => void;
}

/** Tells whoever waits that something came to an organisation. It asks the database, so it does not matter which process entered it; one question a second for an organisation, however many wait. */
@Injectable()
export class ArrivalWatch implements OnModuleDestroy {
  readonly #waiting = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Ends when something came after the number, when so much time went by, or when the service stops. */
  next(org: OrgId, after: number, ms: number): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#timer ??= setInterval(() => void this.look(), LOOK_MS);

    return new Promise((wake) => this.#waiting.add({ org, after, until: Date.now() + ms, wake }));
  }

  onModuleDestroy(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.wakeWhere(() => true);
  }

  private async look(): Promise<void> {
    try {
      for (const org of new Set([...this.#waiting].map((waiter) => waiter.org))) {
        const newest = await this.arrivals.newest(org);
        this.wakeWhere((waiter) => waiter.org === org && newest > waiter.after);
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'the inbox could not be looked at');
    }
    this.wakeWhere(({ until }) => until <= Date.now());
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  private wakeWhere(isWoken: (waiter: Waiter) => boolean): void {
    for (const waiter of [...this.#waiting].filter(isWoken)) {
      this.#waiting.delete(waiter);
      waiter.wake();
    }
  }
}
