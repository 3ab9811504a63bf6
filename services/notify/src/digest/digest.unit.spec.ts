import type { Directory, Instant, NoticeTimes } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import type { Entry } from '../inbox/entry-of.js';
import { digestMail } from './digest-mail.js';
import { digestOf } from './digest-of.js';
import { digestPeriod } from './digest-period.js';
import { digestReaders } from './digest-readers.js';
import { loadNoticeWords } from './notice-words.js';

const TIMES: NoticeTimes = { digestAt: ['08:30', '15:00'], quiet: { from: '20:00', until: '07:30' } };
const periodAt = (now: string, times = TIMES): Instant | undefined => digestPeriod(times, shanghai(now));

describe('when a digest is due', () => {
  it.each([
    ['2026-08-04T08:29', '2026-08-03T15:00'],
    ['2026-08-04T08:30', '2026-08-04T08:30'],
    ['2026-08-04T14:59', '2026-08-04T08:30'],
    ['2026-08-04T19:59', '2026-08-04T15:00'],
    ['2026-08-04T07:30', '2026-08-03T15:00'],
  ])('at %s that of %s', (now, period) => expect(periodAt(now)).toBe(shanghai(period)));

  it.each(['2026-08-04T20:00', '2026-08-04T23:59', '2026-08-05T00:00', '2026-08-05T07:29'])('none in the quiet hours, at %s', (now) =>
    expect(periodAt(now)).toBeUndefined(),
  );

  it('what falls into quiet hours comes at their end, once', () => {
    const times: NoticeTimes = { digestAt: ['06:00', '22:00'], quiet: { from: '20:00', until: '07:30' } };

    expect(periodAt('2026-08-05T07:31', times)).toBe(shanghai('2026-08-05T07:30'));
    expect(periodAt('2026-08-05T19:59', times)).toBe(shanghai('2026-08-05T07:30'));
  });

  it('is the same in every time zone of a machine, and after an outage the newest alone', () =>
    expect(periodAt('2026-08-10T16:00')).toBe(shanghai('2026-08-10T15:00')));
});

const base = { matter: 'm1', number: 'XF1', at: shanghai('2026-08-03') };
const notice = (entry: number, kind: string, more: object = {}): Entry =>
  ({
    ...base,
    entry,
    kind: 'notice',
    notice: kind,
    clock: 'T-HANDLE/q-zjj/1',
    timer: 'T-HANDLE',
    lastDay: '2026-10-02',
    ...more,
  }) as unknown as Entry;
const letter = (entry: number, code: string): Entry => ({ ...base, entry, kind: 'letter', code }) as unknown as Entry;
const task: Entry = { ...base, entry: 9, kind: 'task', task: 'approve-notice', roles: ['leader'], ref: 'i' };

describe('what goes into a digest', () => {
  it('the most pressing first, counted by kind', () => {
    const digest = digestOf([
      letter(1, 'L05'),
      letter(2, 'L20'),
      task,
      notice(3, 'deadline-near', { level: 'yellow', matter: 'm2' }),
      notice(4, 'deadline-missed'),
    ]);

    expect(digest?.counts).toEqual([
      { kind: 'overdue', count: 1 },
      { kind: 'yellow', count: 1 },
      { kind: 'approval', count: 1 },
      { kind: 'assigned', count: 1 },
      { kind: 'letter', count: 1 },
    ]);
    expect(digest?.lines[0]).toEqual({ kind: 'overdue', number: 'XF1', what: 'T-HANDLE', day: '2026-10-02' });
  });

  it('of one deadline the most pressing word, in whatever order they came; a day that moved beside it', () => {
    const words = [
      notice(1, 'deadline-missed'),
      notice(2, 'deadline-near', { level: 'red' }),
      notice(3, 'deadline-near', { level: 'yellow' }),
    ];

    expect(digestOf(words)?.counts).toEqual([{ kind: 'overdue', count: 1 }]);
    expect(digestOf([...words].reverse())?.counts).toEqual([{ kind: 'overdue', count: 1 }]);
    expect(digestOf([...words, notice(4, 'deadline-moved'), notice(5, 'deadline-moved', { lastDay: '2026-11-01' })])?.lines).toMatchObject([
      { kind: 'overdue' },
      { kind: 'moved', day: '2026-11-01' },
    ]);
  });

  it('nothing where nothing is new: no mail goes out', () => expect(digestOf([])).toBeUndefined());

  it('overdue duties cannot be switched off', () => {
    const entries = [letter(1, 'L05'), notice(2, 'deadline-near', { level: 'red', matter: 'm2' })];

    expect(digestOf(entries, 'overdue')).toBeUndefined();
    expect(digestOf([...entries, notice(3, 'deadline-missed')], 'overdue')?.counts).toEqual([{ kind: 'overdue', count: 1 }]);
  });

  it('is bounded, and says how much more there is', () => {
    const many = digestOf(Array.from({ length: 1_000 }, (_, n) => letter(n, 'L20')));

    expect(many?.more).toBe(1_000 - (many?.lines.length ?? 0));
    expect(many?.lines.length).toBeLessThan(100);
  });
});

describe('the mail of a digest', () => {
  it.each(['zh', 'en'] as const)('in %s says counts and lines; hostile text stays text', async (language) => {
    const words = await loadNoticeWords();
    const digest = digestOf([notice(1, 'deadline-missed', { number: '{{office}}\r\nBcc: x' })]);
    const { subject, text } = digestMail(digest!, { office: '清河区{{count}}局', language, subscription: 'overdue' }, words);

    expect(subject).toContain('清河区{{count}}局');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).toContain('{{office}}');
    expect(text).toContain(words[language].digest.overdueOnly);
    expect(text).toContain(words[language].digest.calendar);
  });
});

describe('who is mailed a digest', () => {
  const org = { id: 'q-zjj', email: 'q-zjj@office.example.org', notices: TIMES };
  const person = { id: 'q-zjj:head', org: 'q-zjj', roles: ['head'], email: 'head@office.example.org' };
  const readers = (organisations: object, staff: object, wishes = new Map<string, { subscription: 'all' | 'overdue' }>()) =>
    digestReaders({ organisations: new Map([['q-zjj', organisations]]), staff: new Map([['s', staff]]) } as unknown as Directory, wishes);

  it('an office with an address and times, and a person of it with an address of his own', () => {
    expect(readers(org, person).map(({ id, address }) => [id, address])).toEqual([
      ['office/q-zjj', org.email],
      ['staff/q-zjj:head', person.email],
    ]);
    expect(readers({ id: 'q-zjj', email: org.email }, person)).toEqual([]);
    expect(readers(org, { ...person, email: undefined }).map(({ id }) => id)).toEqual(['office/q-zjj']);
  });

  it('as the person wishes; what an office is told nobody switches off', () => {
    const wishes = new Map([['q-zjj:head', { subscription: 'overdue' as const }]]);

    expect(readers(org, person, wishes).map(({ subscription }) => subscription)).toEqual(['all', 'overdue']);
  });
});
