import fc from 'fast-check';
import { deliveryReport } from '../testing/delivery-report.js';
import { readReport } from './read-report.js';

const MARK = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567';
const messageId = `<${MARK}@office.example.org>`;

describe('a report on delivery (RFC 3464)', () => {
  it.each(['message/rfc822', 'text/rfc822-headers'] as const)('is matched by the Message-ID that came back in %s', async (returned) =>
    expect(await readReport(deliveryReport({ messageId, returned }))).toMatchObject({ mark: MARK, action: 'failed', status: '5.1.1' }),
  );

  it('is matched by the envelope’s id where nothing came back (RFC 3461)', async () =>
    expect(await readReport(deliveryReport({ envelopeId: MARK, returned: 'nothing' }))).toMatchObject({ mark: MARK }));

  it.each(['delayed', 'delivered', 'relayed', 'Expanded'])('says %s', async (action) =>
    expect(await readReport(deliveryReport({ messageId, action, status: '2.0.0' }))).toMatchObject({ action: action.toLowerCase() }),
  );

  it('has a name of its own: the same one twice is one, another is another', async () => {
    const [one, again, other] = await Promise.all(['r1', 'r1', 'r2'].map((id) => readReport(deliveryReport({ messageId, id }))));
    expect(one?.reportId).toBe(again?.reportId);
    expect(one?.reportId).not.toBe(other?.reportId);
  });

  it('keeps none of its words: they quote addresses', async () =>
    expect(JSON.stringify(await readReport(deliveryReport({ messageId })))).not.toMatch(/example|unknown/));

  it.each([
    ['about a mail of others', deliveryReport({ messageId: '<x@example.org>' })],
    ['with an action that there is not', deliveryReport({ messageId, action: 'lost' })],
    ['with a status that is none', deliveryReport({ messageId, status: '9' })],
    ['that is an ordinary mail', Buffer.from('Subject: hello\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n')],
    ['that is nothing', Buffer.from('\r\n')],
  ])('%s is none', async (_title, content) => expect(await readReport(content)).toBeUndefined());

  it('is read from any bytes without a fault', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (any) => {
        await readReport(Buffer.concat([deliveryReport({ messageId }).subarray(0, 500), Buffer.from(any)]));
      }),
      { numRuns: 50 },
    ));
});
