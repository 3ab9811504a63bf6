import type { z } from 'zod';
import { VARIABLES } from './variables.js';

/** One row of the reference page of the configuration. */
export interface DescribedVariable {
  readonly name: string;
  readonly description: string;
  /** Absent when there is none. */
  readonly default?: string;
  readonly required: boolean;
}

/** What `docs/reference/configuration.md` is made of. */
export const describeConfig = (): readonly DescribedVariable[] =>
  Object.entries<z.ZodType>(VARIABLES).map(([name, schema]) => {
    const empty = schema.safeParse(undefined);
    const value = empty.success ? empty.data : undefined;

    return {
      name,
      description: schema.description ?? '',
      required: !empty.success,
      ...(value === undefined ? {} : { default: String(value) }),
    };
  });
