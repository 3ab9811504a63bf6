import type { Actor, Instant } from '@huiyin/kernel';
import { NO_LETTERS, type Letters, type Notice } from '../domain/letter/letters.state.js';
import type { Arrival, Task } from './arrival.js';
import { entryOf } from './entry-of.js';
import { eventText, lastSeen, positionText } from './event-text.js';

const AT = '2026-08-03T01:00:00.000Z' as Instant;
const actor = (id: string, ...roles: readonly string[]): Actor => ({ id, org: id.split(':')[0], roles }) as unknown as Actor;
const leader = actor('q-xfj:leader', 'leader');
const clerk = actor('q-xfj:registrar', 'registrar');

const taskArrival = (task: Partial<Task> = {}): Arrival => ({
  _id: 'q-xfj#3',
  org: leader.org,
  serial: 3,
  matter: 'm1',
  at: AT,
  arrived: { kind: 'task', item: 'approve-notice:q-zjj/1', task: { task: 'approve-notice', roles: ['leader'], ref: 'q-zjj/1', ...task } },
});

const withLetter = (code: string, ref: string, stage = 'stands'): Letters =>
  ({ ...NO_LETTERS, letters: [{ id: 'l', code, ref, standing: { stage } }] }) as unknown as Letters;

describe('an approval to give, in the inbox', () => {
  it('stands there for the posts that can give it, and for the office as a whole', () => {
    expect(entryOf(taskArrival(), NO_LETTERS, leader)).toMatchObject({ entry: 3, kind: 'task', task: 'approve-notice', ref: 'q-zjj/1' });
    expect(entryOf(taskArrival(), NO_LETTERS, clerk)).toBeUndefined();
    expect(entryOf(taskArrival(), NO_LETTERS, { ...clerk, isOffice: true })).toBeDefined();
  });

  it('for one person alone where one was named', () => {
    const named = taskArrival({ task: 'comment-as-leader', staff: leader.id, ref: 'b1' });

    expect(entryOf(named, NO_LETTERS, leader)).toBeDefined();
    expect(entryOf(named, NO_LETTERS, { ...leader, id: 'q-xfj:leader-2' as never })).toBeUndefined();
  });

  it('no more once it was given: the record shows it', () => {
    expect(entryOf(taskArrival(), withLetter('L21', 'q-zjj/1'), leader)).toBeUndefined();
    expect(entryOf(taskArrival(), withLetter('L21', 'q-zjj/2'), leader)).toBeDefined();
    const reading = taskArrival({ task: 'comment-as-leader', ref: 'b1' });
    expect(entryOf(reading, withLetter('L29', 'b1'), leader)).toBeDefined();
    expect(entryOf(reading, withLetter('L29', 'b1', 'withdrawn'), leader)).toBeUndefined();
    const signing = taskArrival({ task: 'sign-letter', ref: 'draft-1' });
    const drafted = (stage: string) => ({ ...NO_LETTERS, drafts: [{ id: 'draft-1', progress: { stage } }] }) as unknown as Letters;
    expect(entryOf(signing, drafted('checked'), leader)).toBeDefined();
    expect(entryOf(signing, drafted('signed'), leader)).toBeUndefined();
  });
});

describe('a notice in the inbox', () => {
  const notice = {
    id: 'n1',
    kind: 'deadline-near',
    to: 'q-xfj',
    timer: 'T-TRIAGE',
    lastDay: '2026-08-18',
    level: 'red',
  } as unknown as Notice;
  const arrival: Arrival = { ...taskArrival(), arrived: { kind: 'notice', item: 'n1' } };

  it('says what the record says, to whom it was given', () => {
    const state = { ...NO_LETTERS, notices: [notice] };

    expect(entryOf(arrival, state, clerk)).toMatchObject({ kind: 'notice', notice: 'deadline-near', level: 'red', lastDay: '2026-08-18' });
    expect(entryOf({ ...arrival, org: 'q-zjj' as never }, state, clerk)).toBeUndefined();
  });
});

describe('the stream', () => {
  it('names each line, one data line each whatever it holds', () => {
    const text = eventText({ entry: 7, kind: 'task', matter: 'm\nid: 9', at: AT, task: 'x', roles: [], ref: 'r\r\n\r\nevent: y' });

    expect(text).toMatch(/^id: 7\nevent: task\ndata: \{.*\}\n\n$/);
    expect(text.split('\n')).toHaveLength(5);
    expect(positionText(9)).toBe('id: 9\nevent: position\ndata: {}\n\n');
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['12', 12],
    ['-1', null],
    ['1e9', null],
    ['12; drop', null],
    ['9'.repeat(40), null],
  ])('Last-Event-ID %j is %j', (header, seen) => expect(lastSeen(header)).toBe(seen));
});
