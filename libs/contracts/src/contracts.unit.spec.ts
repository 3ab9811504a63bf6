import { ALL_DEFINITIONS, jsonSchemaOf } from './index.js';

describe('event contracts', () => {
  it.each(ALL_DEFINITIONS.map((definition) => [definition.type, definition] as const))(
    '%s accepts its golden sample',
    (_type, definition) => {
      expect(definition.schema.safeParse(definition.sample).error?.issues ?? []).toEqual([]);
    },
  );

  it('every type is defined once', () => {
    const types = ALL_DEFINITIONS.map((definition) => definition.type);

    expect(new Set(types).size).toBe(types.length);
  });

  it('every event gives a JSON Schema', () => {
    for (const definition of ALL_DEFINITIONS) expect(jsonSchemaOf(definition.schema)).toMatchObject({ type: 'object' });
  });
});
