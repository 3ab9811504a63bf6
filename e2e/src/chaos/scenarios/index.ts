import { duplicates } from './duplicates.js';
import { failpoints } from './failpoints.js';
import { goodbyes } from './goodbyes.js';
import type { Scenario } from './scenario.js';
import { servers } from './servers.js';
import { soak } from './soak.js';
import { time } from './time.js';
import { zombies } from './zombies.js';

export type { Scenario } from './scenario.js';

/** Time last: the clock does not go back. */
export const SCENARIOS: readonly Scenario[] = [...failpoints, ...zombies, ...servers, ...goodbyes, ...duplicates, ...time];

/** Read once and taken away: the services refuse to start with variables that they do not know. */
const taken = (name: string): string | undefined => {
  const value = process.env[name];
  Reflect.deleteProperty(process.env, name);

  return value === '' ? undefined : value;
};

const WISH = taken('HUIYIN_CHAOS');
const MINUTES = Number(taken('HUIYIN_SOAK_MINUTES') ?? 0);

/** HUIYIN_SEED, else one that nobody chose. */
export const SEED = Number(taken('HUIYIN_SEED') ?? Date.now() % 1_000_000_000);

/** HUIYIN_CHAOS: `whole`, names with commas between, or nothing for the bounded form; HUIYIN_SOAK_MINUTES: random faults instead. */
export const chosenScenarios = (): readonly Scenario[] => {
  if (MINUTES > 0) return [soak(MINUTES)];
  if (WISH === undefined) return SCENARIOS.filter(({ isBounded }) => isBounded === true);
  if (WISH === 'whole') return SCENARIOS;
  const names = WISH.split(',');
  const unknown = names.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown.length > 0)
    throw new RangeError(`no scenario ${unknown.join(', ')}; there are ${SCENARIOS.map(({ name }) => name).join(', ')}`);

  return SCENARIOS.filter(({ name }) => names.includes(name));
};

/** The whole form waits for the claims of killed processes to run out, and looks once more. */
export const WAITS_FOR_CLAIMS = WISH === 'whole' || MINUTES > 0;

const MINUTE_MS = 60_000;
export const LONGEST_MS = (MINUTES + 8) * MINUTE_MS;
