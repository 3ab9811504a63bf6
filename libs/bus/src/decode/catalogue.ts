import type { EventDefinition } from '@huiyin/contracts';

/** All event types that this code knows, heard or not: what is not in here is ahead of the code. */
export class Catalogue {
  private readonly byType: ReadonlyMap<string, EventDefinition>;

  constructor(definitions: readonly EventDefinition[]) {
    this.byType = new Map(definitions.map((definition) => [definition.type, definition]));
  }

  find(type: string): EventDefinition | undefined {
    return this.byType.get(type);
  }

  types(): readonly string[] {
    return [...this.byType.keys()];
  }
}
