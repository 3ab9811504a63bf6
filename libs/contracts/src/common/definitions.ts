import type { EventDefinition } from '../define.js';

/** The values of a folder of definitions as one list, for the store, the transport and the generated documents. */
export const definitionsIn = (...groups: readonly Readonly<Record<string, unknown>>[]): readonly EventDefinition[] =>
  groups
    .flatMap((group) => Object.values(group))
    .filter((value): value is EventDefinition => typeof value === 'object' && value !== null && 'schema' in value && 'topic' in value);
