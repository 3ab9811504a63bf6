import type { Progress } from '@huiyin/testing/servers';

import type { ScenarioResult } from './figures/figure.js';
import type { OwnServers } from './servers/own-servers.js';

/** How much is done, and where. */
export interface BenchPlace {
  readonly servers: OwnServers;
  readonly progress: Progress;
  /** Length of the steady part of each measurement. */
  readonly seconds: number;
  /** Petitions that lie in the database while queries and costs are measured. */
  readonly stored: number;
  /** Whole lives under way at once. */
  readonly atOnce: number;
}

export interface Scenario {
  readonly name: string;
  readonly about: string;
  run(place: BenchPlace): Promise<readonly ScenarioResult[]>;
}
