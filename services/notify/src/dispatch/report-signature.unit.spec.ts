import { signatureOf } from '../effects/deliver/http-gateway.js';
import { isSigned } from './report-signature.js';

const SECRET = '0123456789abcdef';
const NOW = 1_800_000_000_000;
const body = Buffer.from('report');
const timestamp = String(NOW / 1_000);
const signature = signatureOf(SECRET, timestamp, body);

describe('the signature of a delivery report', () => {
  it('is taken from who knows the secret', () => expect(isSigned({ timestamp, signature, body }, SECRET, NOW)).toBe(true));

  it.each([
    ['another body', { body: Buffer.from('other') }, NOW],
    ['another time', { timestamp: String(NOW / 1_000 + 1) }, NOW],
    ['another secret', { signature: signatureOf('fedcba9876543210', timestamp, body) }, NOW],
    ['no signature', { signature: undefined }, NOW],
    ['no time', { timestamp: undefined }, NOW],
    ['a request of ten minutes ago', {}, NOW + 600_000],
    ['a request of the future', {}, NOW - 600_000],
  ])('is refused with %s', (_title, change, now) => expect(isSigned({ timestamp, signature, body, ...change }, SECRET, now)).toBe(false));
});
