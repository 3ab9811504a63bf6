import { ALL_DEFINITIONS, jsonSchemaOf } from './index.js';

/** domain.md §11.6: what the product refuses to hold, in the words that a field, code or value would use. */
const REFUSED =
  /yybz|yynr|zdrybz|key.?person|risk|threat|watch.?list|black.?list|stability|detain|detention|police|abnormal|troublesome|persuade|intercept|conduct|veto|ranking|重点人员|稳控|非访|缠访|闹访|劝返|扬言/i;

describe('what the product never holds (domain.md §11.6)', () => {
  it.each(ALL_DEFINITIONS.map((definition) => [definition.type, definition] as const))(
    '[INV-14] %s carries no person-level risk, conduct or control value',
    (_type, definition) => {
      expect(JSON.stringify(jsonSchemaOf(definition.schema))).not.toMatch(REFUSED);
    },
  );
});
