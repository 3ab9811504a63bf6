import type { SupervisionEvent } from '@huiyin/contracts';
import type { Recorded, Sealed } from '@huiyin/kernel';

type Line = Recorded<SupervisionEvent>;

/** Fields that carry words of people; sealed in the history, opened for who may see the matter. */
const WORDS = [
  'demand',
  'findings',
  'reply',
  'reason',
  'facts',
  'outcome',
  'remark',
  'note',
  'plan',
  'decision',
  'result',
  'report',
] as const;

/** What runs by itself or copies another service is shown by the clocks, not in the time line. */
const BY_THEMSELVES: ReadonlySet<string> = new Set<SupervisionEvent['type']>([
  'ClockNoted',
  'ClockStarted',
  'ClockChanged',
  'ClockEnded',
  'DeadlineWarned',
  'MatterWatched',
  'WithheldNoted',
]);

/** Whom an event is about, where it is about one body: an item, a suggestion, a follow-up. */
const aboutOf = ({ data }: Line): readonly string[] => {
  const named = data as Readonly<Record<string, unknown>>;

  return ['body', 'supervisor', 'to', 'by', 'holder', 'org'].flatMap((field) => (typeof named[field] === 'string' ? [named[field]] : []));
};

const wordsOf = ({ data }: Line): readonly (readonly [string, Sealed])[] => {
  const fields = data as Readonly<Record<string, unknown>>;

  return WORDS.flatMap((field) => (typeof fields[field] === 'string' && isSealed(fields[field]) ? [[field, fields[field]] as const] : []));
};

const COMPACT_PARTS = 5;
const isSealed = (value: string): value is Sealed => value.split('.').length === COMPACT_PARTS;

const plainOf = ({ data }: Line): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([field, value]) => field !== 'withheld' && field !== 'clock' && !(typeof value === 'string' && isSealed(value)),
    ),
  );

/** 时间线: who did what and when, with the words opened by `open`, for the bodies in `scope`. */
export const timeLineOf = async (
  history: readonly Line[],
  scope: ReadonlySet<string>,
  open: (sealed: readonly Sealed[]) => Promise<readonly string[]>,
) => {
  const lines = history.filter((line) => !BY_THEMSELVES.has(line.type) && isFor(line, scope));
  const sealed = lines.flatMap(wordsOf);
  const texts = await open(sealed.map(([, value]) => value));
  const rest = [...texts];

  return lines.map((line) => ({
    seq: line.seq,
    at: line.at,
    what: line.type,
    by: { id: line.actor.id, org: line.actor.org },
    ...plainOf(line),
    ...Object.fromEntries(wordsOf(line).map(([field]) => [field, rest.shift() ?? ''])),
  }));
};

const isFor = (line: Line, scope: ReadonlySet<string>): boolean => {
  const about = aboutOf(line);

  return about.length === 0 || about.some((org) => scope.has(org));
};
