import { createHash } from 'node:crypto';
import type { BlindIndex, Sealed } from '@huiyin/kernel';
import { enquiryBody, EnquiryBody } from './enquiry.js';
import { evenly } from './even-answers.js';
import { MailedCodes } from './mailed-codes.js';
import { askersOf } from './second-factor.js';

const MINUTE = 60_000;
const keyed = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');
const vault = { digest: keyed, blindIndex: (_field: string, value: string) => keyed(value.toLowerCase()) as BlindIndex };

describe('[S1-07] a code that is mailed as second factor', () => {
  let now = 0;
  const codes = new MailedCodes(vault, () => now);

  it('says whose it is, and holds for ten minutes at least and twenty at most', () => {
    now = 9 * MINUTE;
    const code = codes.codeFor('hash', 'p12');
    expect(code).toMatch(/^12-\d{8}$/);
    now += 10 * MINUTE;
    expect(codes.personOf('hash', code)).toBe('p12');
    now += 10 * MINUTE;
    expect(codes.personOf('hash', code)).toBeUndefined();
  });

  it('opens no other matter, and is nobody else’s', () => {
    const digits = codes.codeFor('hash', 'p1').slice(2);
    expect(codes.personOf('another', `1-${digits}`)).toBeUndefined();
    expect(codes.personOf('hash', `2-${digits}`)).toBeUndefined();
    expect(codes.personOf('hash', digits)).toBeUndefined();
  });
});

describe('[S3-08] who asks', () => {
  const holders = [
    { person: 'p1', sealed: ['13900001001', '99010219800101123X'] as unknown as readonly Sealed[] },
    { person: 'p2', sealed: ['13900002002'] as unknown as readonly Sealed[] },
  ];
  const asking = (lastFour: string, known: object = { holders }) =>
    askersOf({ kind: 'last-four', lastFour }, { holders: [], open: (sealed) => Promise.resolve(sealed as readonly string[]), ...known });

  it('is everyone whose phone or identity number ends so', async () => {
    expect(await asking('1001')).toEqual({ persons: new Set(['p1']) });
    expect(await asking('123x')).toEqual({ persons: new Set(['p1']) });
    expect(await asking('2002')).toEqual({ persons: new Set(['p2']) });
    expect(await asking('0000')).toBeUndefined();
  });

  it('may use the number of the matter only where nobody left a phone or number', async () => {
    expect(await asking('0019', { number: 'XF0019' })).toEqual({ persons: new Set() });
    expect(await asking('0019', { number: 'XF0019', holders })).toBeUndefined();
  });
});

describe('[S1-07] wrong and unknown', () => {
  const timed = async (workMs: number, found?: string): Promise<number> => {
    let clock = 0;
    const look = () => {
      clock += workMs;

      return Promise.resolve(found);
    };
    await evenly(look, { now: () => clock, wait: (ms) => Promise.resolve((clock += ms)) });

    return clock;
  };

  it('take the same time, whatever work the one and the other made', async () => {
    expect([await timed(0), await timed(2), await timed(70), await timed(149)]).toEqual([150, 150, 150, 150]);
    expect(await timed(151)).toBe(300);
  });

  it('what is right waits for nothing', async () => expect(await timed(3, 'found')).toBe(3));
});

describe('the body of an enquiry', () => {
  const isTaken = (body: unknown): boolean => EnquiryBody.safeParse(body).success;

  it.each([
    [{ queryCode: 'ABCDE23456', lastFour: '1001' }, true],
    [{ queryCode: 'ABCDE23456', mailedCode: '1-12345678' }, true],
    [{ queryCode: 'ABCDE23456' }, false],
    [{ queryCode: 'ABCDE23456', lastFour: '1001', mailedCode: '1-12345678' }, false],
    [{ queryCode: 'ABCDE23456', lastFour: { $ne: '' } }, false],
    [{ queryCode: { $gt: '' }, lastFour: '1001' }, false],
    [{ queryCode: 'ABCDE23456', lastFour: '.*..' }, false],
    [{ queryCode: 'ABCDE23456', lastFour: '1001', isAdmin: true }, false],
    [{ queryCode: 'A'.repeat(10_000), lastFour: '1001' }, false],
    [null, false],
  ])('%j: %s', (body, taken) => expect(isTaken(body)).toBe(taken));

  it('has one factor also where a route asks for more', () =>
    expect(enquiryBody({}).safeParse({ queryCode: 'ABCDE23456' }).success).toBe(false));
});
