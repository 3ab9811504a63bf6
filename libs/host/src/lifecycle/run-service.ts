import { Fault } from '@huiyin/kernel';
import type { ServiceDefinition } from '../platform/service-definition.js';
import { buildService, type BuiltService } from './build-service.js';

const STOP_WITHIN_MS = 25_000;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * The whole life of a service's process: starts it, stops it on SIGTERM or SIGINT, and ends the process: 0 after a clean stop, 1 after a
 * fault. What is wrong with the configuration is said one line per fault on standard error.
 */
export const runService = async (definition: ServiceDefinition): Promise<void> => {
  const ended = new Ending();
  for (const signal of SIGNALS) process.once(signal, () => void ended.end(0));
  process.on('uncaughtException', (error) => void ended.fail(error));
  process.on('unhandledRejection', (error) => void ended.fail(error));
  try {
    ended.service = await buildService(definition, { environment: process.env, giveUp: (fault) => void ended.fail(fault) });
    if (ended.isEnding) return await ended.end(0);
    await ended.service.start();
    ended.service.platform.logger.info({ url: await ended.service.url() }, 'ready');
  } catch (error) {
    if (!ended.isEnding) await ended.fail(error);
  }
};

class Ending {
  service: BuiltService | undefined;
  #isEnding = false;

  get isEnding(): boolean {
    return this.#isEnding;
  }

  async fail(error: unknown): Promise<void> {
    process.stderr.write(`${linesOf(error)}\n`);
    await this.end(1);
  }

  /** The first one counts. A stop that hangs is cut off: an orchestrator would kill the process a little later anyway. */
  async end(code: number): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await this.service?.stop();
    process.exit(code);
  }
}

/** A fault of ours says what to do; of anything else the place is needed. */
const linesOf = (error: unknown): string => {
  if (error instanceof Fault) return `${error.code}: ${error.message}`;

  return error instanceof Error ? (error.stack ?? error.message) : 'something that is no error was thrown';
};
