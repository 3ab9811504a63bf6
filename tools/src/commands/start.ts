import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { Command, Option } from 'commander';

import { beginAnew } from '../dev/begin-anew.js';
import { runUntilStopped } from '../dev/run-until-stopped.js';
import { say } from '../log/say.js';

interface Options {
  readonly fresh?: boolean;
  readonly serversOnly?: boolean;
  readonly directory: boolean;
  readonly only: readonly ServiceName[];
}

/** `npm start`: everything on this machine, until Ctrl-C. */
export const main = async (args: readonly string[]): Promise<void> => {
  const options = new Command('npm start --')
    .description('Starts Kafka, MongoDB, the mail catcher and the five services, and loads the sample directory; Ctrl-C stops it all.')
    .option('--fresh', 'begin with empty data')
    .option('--servers-only', 'Kafka and MongoDB only, to run tests or single services against')
    .option('--no-directory', 'do not load the sample directory')
    .addOption(new Option('--only <services...>', 'only these services').choices(SERVICES).default(SERVICES, 'all five'))
    .parse([...args], { from: 'user' })
    .opts<Options>();
  if (options.fresh === true) {
    await beginAnew();
    say('began with empty data');
  }
  await runUntilStopped({ serversOnly: options.serversOnly === true, directory: options.directory, only: options.only });
};
