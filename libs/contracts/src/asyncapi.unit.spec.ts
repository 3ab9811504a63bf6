import type * as asyncapi from '@asyncapi/parser';
import { createRequire } from 'node:module';
import { ALL_DEFINITIONS, asyncApiOf } from './index.js';

// The parser is CommonJS and hands its schema objects across realms: load it as Node would.
const { Parser } = createRequire(import.meta.url)('@asyncapi/parser') as typeof asyncapi;

describe('the AsyncAPI document', () => {
  it('is a valid AsyncAPI 3 document with every event that is sent', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiOf(ALL_DEFINITIONS, '1.0.0')));

    expect(diagnostics.filter(({ severity }) => severity === 0).map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(document?.allMessages().length).toBe(ALL_DEFINITIONS.filter(({ isSent }) => isSent).length);
  }, 60_000);
});
