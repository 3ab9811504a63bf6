/** What a figure was to reach, as the issue says it, and how far it came. */
export interface Judged {
  readonly text: string;
  /** 100 and more: reached. */
  readonly percent: number;
  readonly isReached: boolean;
}

/** One measured number. A figure without an aim is for reading. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim?: Judged;
  readonly note?: string;
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Whatever else was found: what was refused, parked or broken. Empty where all was as it should be. */
  readonly faults: readonly string[];
}

const FULL = 100;

/** A value that does not exist reaches nothing. */
const judged = (text: string, share: number): Judged => {
  const percent = Number.isFinite(share) ? share * FULL : 0;

  return { text, percent, isReached: percent >= FULL };
};

/** The more the better. */
export const atLeast = (value: number, aim: number, unit: string): Judged => judged(`≥ ${aim}${unit}`, value / aim);

/** The less the better; exactly the aim is not under it. */
export const under = (value: number, aim: number, unit: string): Judged => {
  const { text, percent } = judged(`< ${aim}${unit}`, aim / value);

  return { text, percent, isReached: value < aim };
};

export const atMost = (value: number, aim: number, unit: string): Judged => judged(`≤ ${aim}${unit}`, aim / value);

export const perSecond = (count: number, milliseconds: number): number => count / (milliseconds / 1_000);
