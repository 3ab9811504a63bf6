import { chosenScenarios, LONGEST_MS, SEED, WAITS_FOR_CLAIMS } from './scenarios/index.js';
import { openStage, type ChaosStage } from './stage.js';
import { accountOf, evidenceOf, verdictOn } from './verdict.js';

const MINUTE = 60_000;

let stage: ChaosStage;

beforeAll(async () => {
  process.stderr.write(`chaos with --seed ${SEED}\n`);
  stage = await openStage(SEED);
}, 3 * MINUTE);
afterAll(async () => {
  await stage?.close();
}, 2 * MINUTE);

describe(`the promise of delivery, on five services under load (seed ${SEED})`, () => {
  it.each(chosenScenarios())(
    '$title ($name): I1 to I7 hold',
    async (scenario) => {
      const since = Date.now();
      const broken = await scenario
        .play(stage)
        .then(() => verdictOn(stage))
        .catch((error: unknown) => [String(error)]);
      const verdict = broken.length === 0 ? 'kept' : broken.join('\n  ');
      process.stderr.write(`${scenario.name}, ${((Date.now() - since) / 1_000).toFixed(1)} s: ${verdict}\n`);

      expect(broken).toEqual([]);
    },
    LONGEST_MS,
  );

  it(
    'in the end nothing was lost, doubled or left',
    async () => {
      if (WAITS_FOR_CLAIMS) await stage.rest.claimsEnded();
      const broken = await verdictOn(stage);
      process.stderr.write(`${accountOf(await evidenceOf(stage))}\n`);

      expect(broken).toEqual([]);
    },
    LONGEST_MS,
  );
});
