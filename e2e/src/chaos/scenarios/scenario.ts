import type { ChaosStage } from '../stage.js';

/** Something that goes wrong while people work; when it returns, the machines stand again. */
export interface Scenario {
  /** For `--only`. */
  readonly name: string;
  /** What must be unharmed by it. */
  readonly title: string;
  /** Part of the bounded form that every test run plays. */
  readonly isBounded?: boolean;
  play(stage: ChaosStage): Promise<void>;
}
