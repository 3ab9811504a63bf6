import { gatewayServer } from '../../testing/gateway-server.js';
import { isSigned } from '../../dispatch/report-signature.js';
import { HttpGateway } from './http-gateway.js';

const SECRET = '0123456789abcdef';
let server: Awaited<ReturnType<typeof gatewayServer>>;
beforeEach(async () => {
  server = await gatewayServer();
});
afterEach(() => server.stop());

const post = (timeoutMs = 2_000) =>
  new HttpGateway({ url: server.url, secret: SECRET, timeoutMs }).post({ key: 'k-1', body: { text: '短信' } });

describe('a gateway (短信、消息推送)', () => {
  it('is told once: signed JSON with a key that makes a repeat harmless', async () => {
    await expect(post()).resolves.toEqual({ result: 'sent', reply: '200' });
    const [{ headers, text }] = server.posted as [(typeof server.posted)[number]];

    expect(JSON.parse(text)).toEqual({ text: '短信' });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'k-1' });
    const signed = { timestamp: String(headers['x-huiyin-timestamp']), signature: String(headers['x-huiyin-signature']) };
    expect(isSigned({ ...signed, body: Buffer.from(text) }, SECRET, Date.now())).toBe(true);
  });

  it.each([
    [202, { result: 'sent', reply: '202' }],
    [409, { result: 'sent', reply: '409' }],
    [400, { result: 'refused', reply: '400' }],
    [422, { result: 'refused', reply: '422' }],
    [401, { result: 'later', reply: '401', isChannelDown: true }],
    [429, { result: 'later', reply: '429', isChannelDown: true }],
    [503, { result: 'later', reply: '503', isChannelDown: true }],
    [302, { result: 'unknown', isChannelDown: true }],
    [0, { result: 'unknown', isChannelDown: true }],
    [-1, { result: 'unknown', isChannelDown: true }],
  ])('that answers %i', async (status, ended) => {
    server.answers(status);
    await expect(post(300)).resolves.toMatchObject(ended);
  });

  it('that is away is asked later: nothing has left', async () => {
    await server.stop();
    await expect(post()).resolves.toMatchObject({ result: 'later', reply: 'ECONNREFUSED', isChannelDown: true });
    server = await gatewayServer();
  });
});
