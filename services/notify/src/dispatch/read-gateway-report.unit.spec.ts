import { readGatewayReport } from './read-gateway-report.js';

const report = {
  reference: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
  channel: 'sms',
  action: 'failed',
  status: '5.1.1',
  reportId: 'r-1',
};
const read = (change: object) => readGatewayReport(Buffer.from(JSON.stringify({ ...report, ...change })));

describe('a gateway’s report', () => {
  it('names the message by the reference it was given', () => {
    const { reference: mark, ...rest } = report;
    expect(read({})).toEqual({ mark, ...rest });
  });

  it.each([{ reference: 'x' }, { channel: 'mail' }, { action: 'lost' }, { status: '9' }, { reportId: '' }, { to: '19900001001' }])(
    'with %j is none',
    (change) => expect(read(change)).toBeUndefined(),
  );

  it('that is no JSON is none', () => expect(readGatewayReport(Buffer.from('{'))).toBeUndefined());
});
