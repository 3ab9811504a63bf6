import type { CauseId, RecordHead, StoredAnswer } from '../stored-record.js';
import type { Draft } from './draft.js';
import type { DomainEvent } from '@huiyin/kernel';

/** Commands whose answers a record remembers. */
const REMEMBERED = 50;

type Answers = Readonly<Record<CauseId, StoredAnswer>>;

const own = (answers: Answers | undefined, cause: CauseId): StoredAnswer | undefined =>
  answers !== undefined && Object.hasOwn(answers, cause) ? answers[cause] : undefined;

export const answerTo = <State, Event extends DomainEvent>(draft: Draft<State, Event>, cause: CauseId): StoredAnswer | undefined =>
  own(draft.answers, cause) ?? own(draft.head?.answered, cause);

const ordinals = (answers: Answers | undefined): number[] => Object.values(answers ?? {}).map(({ n }) => n);

/** Keeps an answer beside those that this write already adds. */
export const remember = <State, Event extends DomainEvent>(
  draft: Draft<State, Event>,
  cause: CauseId,
  answer: Omit<StoredAnswer, 'n'>,
): Draft<State, Event> => {
  const n = Math.max(0, ...ordinals(draft.head?.answered), ...ordinals(draft.answers)) + 1;

  return { ...draft, answers: { ...draft.answers, [cause]: { ...answer, n } }, touched: true };
};

/** What a write keeps and drops so that the newest answers stay. */
export const newestAnswers = (
  head: RecordHead<unknown> | undefined,
  added: Answers,
): { readonly keep: Answers; readonly drop: readonly CauseId[] } => {
  const all = Object.entries({ ...head?.answered, ...added }).sort(([, a], [, b]) => b.n - a.n);
  const keep = Object.fromEntries(all.slice(0, REMEMBERED).filter(([cause]) => Object.hasOwn(added, cause)));
  const drop = all.slice(REMEMBERED).map(([cause]) => cause);

  return { keep, drop: drop.filter((cause) => own(head?.answered, cause) !== undefined) };
};
