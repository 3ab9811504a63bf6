import { atLeast, perSecond, type Figure } from '../figures/figure.js';
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

const rateOf = ({ messages, ms }: Done): number => perSecond(messages, ms);

const measured = (name: string, done: Done, aims: Partial<Pick<Figure, 'aim'>> = {}): readonly Figure[] => [
  {
    name,
    value: rateOf(done),
    unit: '/s',
    ...aims,
    note: `${(done.cpuMs / done.messages).toFixed(2)} ms of its own processor time each; ${(done.messages / done.writes).toFixed(2)} messages a write, ${Math.round(done.writes / done.batches)} writes a batch`,
  },
];

const ratio = (name: string, value: number, aim: number): Figure => ({ name, value, unit: ' ×', aim: atLeast(value, aim, ' ×') });
const share = (name: string, value: number): Figure => ({ name, value: value * 100, unit: ' %', aim: atLeast(value * 100, 50, ' %') });

const doOnce = async ({ servers, seconds, progress }: BenchPlace, way: BareWay, wrapping: Wrapping): Promise<Done> => {
  progress(`the bare task: ${way}, ${wrapping} …`);
  const input = bareInput(Math.max(Math.round(EXPECTED[way][wrapping] * seconds * SHARE_OF_TIME), 1_000));
  const example = `${barePrefix({ way: 'ours', wrapping: 'plain' })}supervision`;

  return { ...(await runBare(servers, { way, wrapping, input, example })), messages: input.length };
};

/** The same task in three ways on the same servers, one after the other: between the clients nothing, ours, and the usual. */
export const bareScenario: Scenario = {
  name: 'bare',
  about: 'events into one service’s records and events out: floor, ours, usual way',
  run: async (place) => {
    const [plain, wrapped] = [await doOnce(place, 'ours', 'plain'), await doOnce(place, 'ours', 'wrapped')];
    const [floorPlain, floorWrapped] = [await doOnce(place, 'floor', 'plain'), await doOnce(place, 'floor', 'wrapped')];
    const usual = await doOnce(place, 'usual', 'plain');
    const [ours, oursWrapped] = [rateOf(plain), rateOf(wrapped)];
    const figures = [
      ...measured('floor, plain writes', floorPlain),
      ...measured('floor, wrapped in a transaction', floorWrapped),
      ...measured('ours, plain writes', plain),
      ...measured('ours, wrapped in a transaction', wrapped),
      ...measured('usual way: a transaction a message, inbox, outbox', usual),
      share('ours of the floor, plain', ours / rateOf(floorPlain)),
      share('ours of the floor, wrapped', oursWrapped / rateOf(floorWrapped)),
      ratio('ours to the usual way, plain', ours / rateOf(usual), 4),
      ratio('ours to the usual way, wrapped', oursWrapped / rateOf(usual), 8),
    ];

    return [{ scenario: 'bare', title: 'The bare task: messages a second into records and out again', figures, faults: [] }];
  },
};
