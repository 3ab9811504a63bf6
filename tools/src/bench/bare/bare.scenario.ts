import { atLeast, perSecond, type Figure } from '../figures/figure.js';
import { spreadOf } from '../figures/percentile.js';
import type { BenchPlace, Scenario } from '../scenario.js';
import { bareInput } from './bare-input.js';
import type { BareOutcome, BareWay, Wrapping } from './bare-task.js';
import { barePrefix, runBare } from './run-bare.js';

interface Done extends BareOutcome {
  readonly messages: number;
}

/** Messages a second that are expected here: they only set how many there are, so that each way takes about the length asked for. */
const EXPECTED: Readonly<Record<BareWay, Readonly<Record<Wrapping, number>>>> = {
  ours: { plain: 1_500, wrapped: 3_000 },
  floor: { plain: 2_000, wrapped: 6_000 },
  usual: { plain: 350, wrapped: 350 },
};
const SHARE_OF_TIME = 1 / 6;
/** One round after the other, each with every way: a machine that is slower for a minute is slower for all. */
const ROUNDS = 3;

const KINDS = {
  ours: { way: 'ours', wrapping: 'plain' },
  oursWrapped: { way: 'ours', wrapping: 'wrapped' },
  floor: { way: 'floor', wrapping: 'plain' },
  floorWrapped: { way: 'floor', wrapping: 'wrapped' },
  usual: { way: 'usual', wrapping: 'plain' },
} as const satisfies Readonly<Record<string, { readonly way: BareWay; readonly wrapping: Wrapping }>>;
type Kind = keyof typeof KINDS;
type Round = Readonly<Record<Kind, Done>>;

const rateOf = ({ messages, ms }: Done): number => perSecond(messages, ms);

const middle = (values: readonly number[]): number => spreadOf(values).p50;

const measured = (name: string, kind: Kind, rounds: readonly Round[]): Figure => {
  const all = rounds.map((round) => round[kind]);
  const cpu = middle(all.map(({ cpuMs, messages }) => cpuMs / messages)).toFixed(2);
  const coalesced = middle(all.map(({ messages, writes }) => messages / writes)).toFixed(2);
  const group = Math.round(middle(all.map(({ writes, batches }) => writes / batches)));

  return {
    name,
    value: middle(all.map(rateOf)),
    unit: '/s',
    note: `${cpu} ms of its own processor time each; ${coalesced} messages a write, ${group} writes a batch`,
  };
};

interface Compared {
  readonly name: string;
  readonly kinds: readonly [Kind, Kind];
  readonly unit: ' ×' | ' %';
  readonly aim: number;
}

/** The middle of the rounds' own ratios, with all of them beside it. */
const ratio = ({ name, kinds: [kind, to], unit, aim }: Compared, rounds: readonly Round[]): Figure => {
  const ratios = rounds.map((round) => (rateOf(round[kind]) / rateOf(round[to])) * (unit === ' %' ? 100 : 1));
  const value = middle(ratios);

  return { name, value, unit, aim: atLeast(value, aim, unit), note: `rounds: ${ratios.map((one) => one.toPrecision(3)).join(', ')}` };
};

const COMPARED: readonly Compared[] = [
  { name: 'ours of the floor, plain', kinds: ['ours', 'floor'], unit: ' %', aim: 50 },
  { name: 'ours of the floor, wrapped', kinds: ['oursWrapped', 'floorWrapped'], unit: ' %', aim: 50 },
  { name: 'ours to the usual way, plain', kinds: ['ours', 'usual'], unit: ' ×', aim: 4 },
  { name: 'ours to the usual way, wrapped', kinds: ['oursWrapped', 'usual'], unit: ' ×', aim: 8 },
];

const doOnce = async ({ servers, seconds, progress }: BenchPlace, kind: Kind, round: number): Promise<Done> => {
  const { way, wrapping } = KINDS[kind];
  progress(`the bare task, round ${round} of ${ROUNDS}: ${way}, ${wrapping} …`);
  const input = bareInput(Math.max(Math.round(EXPECTED[way][wrapping] * seconds * SHARE_OF_TIME), 1_000));
  const example = `${barePrefix({ ...KINDS.ours, round: 1 })}supervision`;

  return { ...(await runBare(servers, { way, wrapping, round, input, example })), messages: input.length };
};

const doAll = async (place: BenchPlace, round: number): Promise<Round> => ({
  ours: await doOnce(place, 'ours', round),
  oursWrapped: await doOnce(place, 'oursWrapped', round),
  floor: await doOnce(place, 'floor', round),
  floorWrapped: await doOnce(place, 'floorWrapped', round),
  usual: await doOnce(place, 'usual', round),
});

/** The same task in three ways on the same servers, one after the other: between the clients nothing, ours, and the usual. */
export const bareScenario: Scenario = {
  name: 'bare',
  about: 'events into one service’s records and events out: floor, ours, usual way',
  run: async (place) => {
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) rounds.push(await doAll(place, rounds.length + 1));
    const figures = [
      measured('floor, plain writes', 'floor', rounds),
      measured('floor, wrapped in a transaction', 'floorWrapped', rounds),
      measured('ours, plain writes', 'ours', rounds),
      measured('ours, wrapped in a transaction', 'oursWrapped', rounds),
      measured('usual way: a transaction a message, inbox, outbox', 'usual', rounds),
      ...COMPARED.map((compared) => ratio(compared, rounds)),
    ];

    return [{ scenario: 'bare', title: 'The bare task: messages a second into records and out again', figures, faults: [] }];
  },
};
