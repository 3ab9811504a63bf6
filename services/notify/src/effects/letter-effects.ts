import type { LetterEvent } from '@huiyin/contracts';
import { LOGGER, recordsOf } from '@huiyin/host';
import type { Recorded } from '@huiyin/kernel';
import { EffectRunner, type Records } from '@huiyin/records';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { LETTERS } from '../aggregates.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { LetterDelivery } from './deliver/letter-delivery.js';
import { LetterProduction } from './render/letter-production.js';

const AT_ONCE = 16;

/** What follows a recorded claim: making and sending letters. */
@Injectable()
export class LetterWork {
  constructor(
    @Inject(LetterProduction) private readonly production: LetterProduction,
    @Inject(LetterDelivery) private readonly delivery: LetterDelivery,
  ) {}

  async of(id: string, event: Recorded<LetterEvent>): Promise<void> {
    if (event.type === 'RenderingStarted') return this.production.run(id, event);
    if (event.type === 'DeliveryStarted') return this.delivery.run(id, event);

    return undefined;
  }
}

/** Runs the effects of this process: at once after the write that made them due; what a crash leaves is claimed again by the sweep. */
@Injectable()
export class LetterEffects implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly runner: EffectRunner<Letters, LetterEvent>;

  constructor(
    @Inject(recordsOf(LETTERS)) letters: Records<Letters, LetterEvent>,
    @Inject(LetterWork) work: LetterWork,
    @Inject(LOGGER) logger: Logger,
  ) {
    const run = (id: string, event: Recorded<LetterEvent>): Promise<void> => work.of(id, event);
    this.runner = new EffectRunner(letters, {
      work: { RenderingStarted: run, DeliveryStarted: run },
      atOnce: AT_ONCE,
      faults: ({ code, record, cause }) => logger.error({ code, record, err: cause }, 'letter effect failed'),
    });
  }

  onApplicationBootstrap(): void {
    this.runner.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.runner.stop();
  }
}
