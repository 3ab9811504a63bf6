interface LinkOfChain {
  readonly name?: string;
  readonly message?: string;
  readonly type?: string;
  readonly retriable?: boolean;
  readonly cause?: unknown;
}

const LONGEST = 10;

/** An error with its causes: kafkajs wraps what happened once per layer, and keeps `type` and `retriable` on the innermost. */
export const errorChain = (error: unknown): readonly LinkOfChain[] => {
  const errors: LinkOfChain[] = [];
  for (
    let current = error;
    typeof current === 'object' && current !== null && errors.length < LONGEST;
    current = (current as LinkOfChain).cause
  ) {
    errors.push(current as LinkOfChain);
  }

  return errors;
};
