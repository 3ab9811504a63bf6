import type { Actor, Instant } from '@huiyin/kernel';
import type { Letters } from '../domain/letter/letters.state.js';
import { isInInboxOf, letterRow, type LetterRow } from '../queries/letter-row.js';
import { noticeRow, type NoticeRow } from '../queries/notice-row.js';
import type { Arrival, Task } from './arrival.js';
import { isOpenTask } from './open-task.js';

interface Line {
  /** Place in the inbox; what `Last-Event-ID` names. */
  readonly entry: number;
  readonly matter: string;
  readonly number?: string;
  readonly at: Instant;
}

/** 收件箱条目: codes, ids and dates, no words of people. */
export type Entry =
  | (Line & { readonly kind: 'letter' } & LetterRow)
  | (Line & { readonly kind: 'notice' } & NoticeRow)
  | (Line & { readonly kind: 'task' } & Task);

/** Tasks are for the posts that can do them, and for one person where one was named. */
const isFor = ({ id, roles: held }: Pick<Actor, 'id' | 'roles'>, { roles, staff }: Task): boolean =>
  staff === undefined ? roles.some((role) => held.includes(role)) : staff === id;

/** A reader of an inbox: staff, or the office itself, which reads what is for any of its posts. */
export type Reader = Pick<Actor, 'id' | 'org' | 'roles'> & { readonly isOffice?: boolean };

const lineOf = ({ serial, matter, at }: Arrival, state: Letters): Line => ({
  ...{ entry: serial, matter, at },
  ...(state.matter.stage === 'known' ? { number: state.matter.number } : {}),
});

const letterOf = ({ org, arrived }: Arrival, { letters }: Letters): LetterRow | undefined => {
  const letter = letters.find(({ id }) => id === arrived.item);

  return letter !== undefined && isInInboxOf(org, letter) ? letterRow(letter) : undefined;
};

const noticeOf = ({ org, arrived }: Arrival, { notices }: Letters): NoticeRow | undefined => {
  const notice = notices.find(({ id, to }) => id === arrived.item && to === org);

  return notice && noticeRow(notice);
};

const taskOf = (task: Task, state: Letters, reader: Reader): Task | undefined =>
  (reader.isOffice === true || isFor(reader, task)) && isOpenTask(task, state) ? task : undefined;

/** The line as it stands in the record now; nothing where it is not for the reader, or is settled. */
export const entryOf = (arrival: Arrival, state: Letters, reader: Reader): Entry | undefined => {
  const { arrived } = arrival;
  const line = lineOf(arrival, state);
  if (arrived.kind === 'task') {
    const task = taskOf(arrived.task, state, reader);

    return task && { ...line, kind: 'task', ...task };
  }
  if (arrived.kind === 'notice') {
    const notice = noticeOf(arrival, state);

    return notice && { ...line, ...notice, kind: 'notice' };
  }
  const letter = letterOf(arrival, state);

  return letter && { ...line, ...letter, kind: 'letter' };
};
