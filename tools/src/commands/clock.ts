import { Command } from 'commander';

import type { Instant } from '@huiyin/kernel';

import { inInfra } from '../checkout/paths.js';
import { DevClock } from '../dev/dev-clock.js';
import { say } from '../log/say.js';
import { clockFile } from '../system/service-environment.js';

const inChina = (instant: Instant): string => `${new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })} +08:00`;

/** `npm run clock`: shows, sets, moves or releases the development clock of this checkout. */
export const main = async (args: readonly string[]): Promise<void> => {
  const clock = new DevClock(clockFile(inInfra()));
  const program = new Command('npm run clock --')
    .description('The development clock: it stands still between moves and never goes back.')
    .argument('[+45d]', 'how far to move it: days, hours (+6h) or minutes (+30m)')
    .action(async (by?: string) => {
      if (by !== undefined) return say(inChina(await clock.move(by)));
      const set = await clock.read();
      say(set === undefined ? `${inChina(await clock.now())} (the machine's clock)` : inChina(set));
    });
  program
    .command('set')
    .argument('<time>', '2026-08-03, 2026-08-03T08:00 (China), or an ISO instant')
    .description('sets it')
    .action(async (time: string) => say(inChina(await clock.move(time))));
  program
    .command('release')
    .description('gives it back to the machine')
    .action(async () => {
      await clock.release();
      say('the machine’s clock holds again');
    });
  await program.parseAsync([...args], { from: 'user' });
};
