import { compactLine } from './compact-line.js';

const line = (fields: object): string => JSON.stringify({ level: 'info', time: '2026-11-22T08:00:01.123Z', service: 'intake', ...fields });

describe('a readable log line', () => {
  it('shows time, service, message and fields', () =>
    expect(compactLine('intake', line({ msg: 'request', status: 201, route: '/petitions' }))).toBe(
      '08:00:01.123 intake      request status=201 route=/petitions',
    ));

  it('names a warning and its fault', () =>
    expect(
      compactLine('intake', line({ level: 'warn', msg: 'not there yet', err: { code: 'x.away', message: 'no answer', stack: 'at y' } })),
    ).toBe('08:00:01.123 intake      WARN not there yet  x.away: no answer\nat y'));

  it('leaves other lines as they are', () => expect(compactLine('notify', '(node:1) Warning')).toMatch(/ notify {6}\(node:1\) Warning$/));
});
