#!/usr/bin/env node
// The one way into every command: checks Node, installs and builds what is missing, then hands over to run.mjs.
// No dependencies, because on a fresh clone there are none.
import { fileURLToPath } from 'node:url';

import { build } from './build.mjs';
import { checkNode, install } from './install.mjs';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const COMMANDS = {
  start: 'everything on this machine: Kafka, MongoDB, mail catcher, the five services; Ctrl-C stops it',
  stop: 'ends what an earlier start left running',
  test: 'all tests, on a Kafka and a MongoDB of their own',
  demo: 'plays the stories of the sample city with the moved clock',
  import: 'registers the petitions of a CSV file',
  explain: 'computes a date of the law and says how it is made, offline',
  letters: 'lists the templates of letters, or writes one with made-up facts',
  follow: 'shows one’s own matter as a petitioner sees it: query code and second factor',
  keys: 'makes the development keys: key ring and token signing key',
  token: 'makes a token for a role, for development',
  clock: 'shows, sets or moves the development clock',
  rules: 'checks, proposes, shows or approves the rules of a region',
  calendar: 'checks, proposes, shows or approves the working calendar of a region',
  topics: 'lists, creates or checks the topics of deploy/topics.yaml',
  fsck: 'proves every record: state = fold of history, published ≤ version',
  replay: 'lists, shows, replays or discards parked messages',
  recompute: 'counts open clocks anew after a new calendar edition; lists the changes first',
  chaos: 'kills, hangs and cuts off everything under load, and proves that nothing was lost or doubled',
  soak: 'the same at random, for --minutes N',
  check: 'format, lint, types, import rules, unit tests',
  docs: 'writes the generated reference pages',
  'bench-time': 'measures what a due date and an explanation cost (npm run bench:time)',
  'bench-letters': 'measures letters from event to accepted mail (npm run bench:letters)',
  bench: 'measures throughput, latency and use beside the floor and the usual way',
  coverage: 'lists the mechanisms of the domain and the tests that name them (npm run coverage:domain)',
};

const RUNS_SERVICES = ['start', 'demo', 'chaos', 'soak', 'bench'];

const usage = () =>
  [
    'usage: npm run <command> -- [options]   (npm start, npm test and npm stop need no "run")',
    '',
    ...Object.entries(COMMANDS).map(([name, what]) => `  ${name.padEnd(8)} ${what}`),
    '',
    'npm run <command> -- --help tells the options of one.',
  ].join('\n');

const [command, ...rest] = process.argv.slice(2);
if (command === undefined || command === '--help' || command === '-h') {
  console.log(usage());
  process.exit(0);
}
if (!(command in COMMANDS)) {
  console.error(`unknown command: ${command}\n\n${usage()}`);
  process.exit(1);
}

checkNode();
install(root);
const { compiled, broken } = await build();
if (compiled > 0) console.error(`built (${compiled} files)`);
for (const reason of broken) console.error(reason);
// Checks and tests tell more of a broken file than the compiler does; a system is not started with one.
if (broken.length > 0 && RUNS_SERVICES.includes(command)) process.exit(1);

await run(command, rest);
