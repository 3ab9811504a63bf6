import { Command } from 'commander';

import { passingSystem, runningSystem, type DemoSystem } from '../demo/demo-system.js';
import { runDemo, START } from '../demo/run-demo.js';
import { OUT } from '../demo/report/leave-files.js';
import { say, tell } from '../log/say.js';

interface Options {
  readonly own?: boolean;
}

/** The running system where it is as it was started; otherwise one for this run. */
const chooseSystem = async ({ own = false }: Options): Promise<DemoSystem> => {
  const running = own ? undefined : await runningSystem(START, tell);
  if (running !== undefined && typeof running !== 'string') return running;
  if (running !== undefined) tell(`${running}; the demo plays on a system of its own ("npm start -- --fresh" begins anew)`);

  return passingSystem({ progress: tell, logs: `${OUT}/log` });
};

/** `npm run demo`: the stories of the sample city with the moved clock; exits 1 when a petition is stuck or something is not as it should be. */
export const main = async (args: readonly string[]): Promise<void> => {
  const options = new Command('npm run demo --')
    .description(
      'Plays the sample petitions through all five services, each row on its day, and leaves letters and archive packages in out/.',
    )
    .option('--own', 'on a system of its own, also when one runs')
    .parse([...args], { from: 'user' })
    .opts<Options>();
  const since = performance.now();
  const system = await chooseSystem(options);
  try {
    const faults = await runDemo(system);
    for (const fault of faults) say(`FAULT  ${fault}`);
    say(
      `${faults.length === 0 ? 'all as it should be' : `${faults.length} faults`}, after ${((performance.now() - since) / 1000).toFixed(0)} s`,
    );
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await system.stop();
  }
};
