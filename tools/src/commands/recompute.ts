import { randomUUID } from 'node:crypto';

import { Fault } from '@huiyin/kernel';
import { Command } from 'commander';

import { inInfra } from '../checkout/paths.js';
import { livingLauncher } from '../checkout/starters.js';
import { tokenFor } from '../dev/token.js';
import { RULE_OWNER } from '../importing/import-directory.js';
import { say, tell } from '../log/say.js';
import { CLOCK_OWNERS, type ClockOwner, type RecomputeWish } from '../recompute/recompute-wish.js';
import { linesOfRun } from '../recompute/run-lines.js';
import { runInService, type ServiceDoor } from '../recompute/run-in-service.js';
import { calendarsThatDiffer } from '../recompute/same-calendars.js';
import type { ToldRun } from '../recompute/told-run.js';

interface Options extends Partial<Readonly<Record<ClockOwner, string>>> {
  readonly reason: string;
  readonly region?: string;
  readonly timer?: string;
  readonly ruleVersion?: number;
  readonly apply?: boolean;
  readonly json?: boolean;
  readonly key: string;
  readonly token?: string;
}

type Runs = readonly (readonly [ClockOwner, ToldRun])[];

const wishOf = ({ reason, region, timer, ruleVersion }: Options, dryRun: boolean): RecomputeWish => ({
  dryRun,
  reason,
  ...(region === undefined ? {} : { region }),
  ...(timer === undefined ? {} : { timer }),
  ...(ruleVersion === undefined ? {} : { ruleVersion }),
});

/** The services of this checkout unless others are named. */
const doors = async (options: Options): Promise<readonly ServiceDoor[]> => {
  const running = await livingLauncher();
  const token = options.token ?? (await tokenFor(RULE_OWNER, inInfra()));

  return CLOCK_OWNERS.map((service) => {
    const url = options[service] ?? running?.addresses[service];
    if (url === undefined)
      throw new Fault('recompute.no-service', `nothing runs for this checkout: "npm start" first, or name ${service} with --${service}`, {
        retryable: false,
      });

    return { service, url, token };
  });
};

const runAll = async (where: readonly ServiceDoor[], options: Options, dryRun: boolean): Promise<Runs> => {
  const runs: (readonly [ClockOwner, ToldRun])[] = [];
  for (const door of where) {
    const progress = ({ scanned, changed }: ToldRun): void => tell(`  ${door.service}: ${scanned} looked at, ${changed} clocks`);
    const key = `${options.key}-${dryRun ? 'list' : 'apply'}`;
    runs.push([door.service, await runInService(door, { wish: wishOf(options, dryRun), key, progress })]);
  }

  return runs;
};

const print = (runs: Runs, { json = false }: Options): void => {
  if (json) return say(JSON.stringify(Object.fromEntries(runs)));
  for (const [service, run] of runs) for (const line of linesOfRun(service, run)) say(line);
};

const mustAgree = (runs: Runs): void => {
  const differing = calendarsThatDiffer(runs.map(([, run]) => run));
  if (differing.length > 0)
    throw new Fault('recompute.calendars-differ', `not every service has read the same calendars yet: ${differing.join(', ')}; ask again`, {
      retryable: true,
    });
};

/** `npm run recompute`: lists what would change; with --apply changes it after that. */
export const main = async (args: readonly string[]): Promise<void> => {
  const options = new Command('npm run recompute --')
    .description('Counts open clocks anew after a new calendar edition, or by a corrected version of a rule. Lists the changes first.')
    .requiredOption('--reason <text>', 'why; kept with the run')
    .option('--region <code>', 'only clocks of this region and those below it (990102, or nation)')
    .option('--timer <id>', 'only this timer, for example T-HANDLE')
    .option('--rule-version <n>', 'by this version of the region’s rules (needs --region and --timer)', Number)
    .option('--apply', 'changes the clocks, after the list')
    .option('--json', 'prints all as one JSON object by service')
    .option('--key <name>', 'of an earlier call: goes on with it', `recompute-${randomUUID()}`)
    .option('--token <token>', 'of a rule owner, instead of a development token')
    .option('--intake <url>')
    .option('--hearing <url>')
    .option('--supervision <url>')
    .option('--archive <url>')
    .parse([...args], { from: 'user' })
    .opts<Options>();
  const where = await doors(options);
  const listed = await runAll(where, options, true);
  if (options.apply !== true) {
    print(listed, options);

    return tell('nothing was changed; --apply does it');
  }
  if (options.json !== true) print(listed, options);
  mustAgree(listed);
  tell(`applying (to go on with it after a break: --key ${options.key})`);
  print(await runAll(where, options, false), options);
};
