import type { ServiceName } from '@huiyin/contracts';

import { bareScenario } from './bare/bare.scenario.js';
import { anonymousScenario, doubledScenario, livesScenario } from './lives/lives.scenario.js';
import type { Scenario } from './scenario.js';
import { serviceScenario } from './single/service.scenario.js';
import { storeScenario } from './single/store.scenario.js';
import { storedScenario } from './stored/stored.scenario.js';

/** In the order in which they run. */
export const scenariosFor = (twice: ServiceName): readonly Scenario[] => [
  bareScenario,
  livesScenario,
  anonymousScenario,
  doubledScenario(twice),
  serviceScenario,
  storeScenario,
  storedScenario,
];
