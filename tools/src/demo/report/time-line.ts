import { DOSSIER_EVENTS, LETTER_EVENTS, PETITION_EVENTS, REVIEW_EVENTS, SUPERVISION_EVENTS } from '@huiyin/contracts';
import { grouped, type Instant } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';

import type { LetterRow } from '../driver/letters.js';
import { eventDetail } from './event-detail.js';
import type { FiledItem, SeenRow } from './seen-row.js';

/** What the platform notes for itself: copies for another service, claims of work, warnings, single moves of a clock. */
const FOR_ITSELF: ReadonlySet<string> = new Set([
  ...['ClockStarted', 'ClockChanged', 'ClockEnded', 'DeadlineWarned', 'ClockNoted', 'MatterWatched', 'MatterClosedNoted', 'WithheldNoted'],
  ...['OpinionNoted', 'ServiceNoted', 'ReviewNoted', 'PackingStarted', 'ItemFiled'],
]);

const TITLES: ReadonlyMap<string, string> = new Map(
  [...PETITION_EVENTS, ...SUPERVISION_EVENTS, ...REVIEW_EVENTS, ...DOSSIER_EVENTS, ...LETTER_EVENTS].map(({ name, title }) => [
    name,
    title,
  ]),
);

/** The clock stands still while one thing leads to the next: at one instant hearing is heard by intake, and intake by supervision. */
const ORDER: readonly string[] = ['hearing', 'intake', 'supervision', 'archive'];
const MOST_EVENTS = 1_000;
const LETTERS = Number.MAX_SAFE_INTEGER - 1;
const SEALED = Number.MAX_SAFE_INTEGER;

interface Line {
  readonly day: string;
  /** Of one day: what happened before the letters that follow from it. */
  readonly order: number;
  readonly service: string;
  readonly what: string;
}

/** Details of intake's events stand in its view; the dossier's list names them only. */
const detailOf = ({ petition }: SeenRow, { service, sequence }: FiledItem): string => {
  const line = service === 'intake' ? petition?.timeline.find(({ seq }) => seq === sequence) : undefined;
  const detail = line === undefined ? '' : eventDetail(line.data);

  return detail === '' ? '' : `  [${detail}]`;
};

const eventLines = (seen: SeenRow): readonly Line[] =>
  seen.filed
    .filter(({ service, event }) => service !== 'notify' && !FOR_ITSELF.has(event))
    .map((item) => ({
      day: dayOf(item.at as Instant),
      order: (Date.parse(item.at) * ORDER.length + ORDER.indexOf(item.service)) * MOST_EVENTS + item.sequence,
      service: item.service,
      what: `${TITLES.get(item.event) ?? item.event}${detailOf(seen, item)}`,
    }));

/** The archive keeps the list of what the other services did; what it did itself is a volume. */
const volumeLines = ({ dossier }: SeenRow): readonly Line[] =>
  (dossier?.volumes ?? []).flatMap(({ n, items, sealedAt }) =>
    sealedAt === undefined
      ? []
      : [
          {
            day: dayOf(sealedAt),
            order: SEALED,
            service: 'archive',
            what: `${n === 0 ? 'The dossier' : `Supplement ${n}`} was sealed: ${items} items (封卷)`,
          },
        ],
  );

const receiverOf = ({ addressee }: LetterRow): string => (addressee.kind === 'person' ? addressee.person : addressee.org);

const inOrder = new Intl.Collator('zh', { numeric: true });

const numbersOf = (letters: readonly LetterRow[]): string => {
  const numbers = letters.flatMap(({ number }) => (number === undefined ? [] : [number])).sort(inOrder.compare);
  const last = numbers.at(-1);

  return numbers.length > 1 && last !== undefined ? `${numbers[0] ?? ''} … ${last}` : numbers.join('');
};

const letterLine = (verb: string, day: string, letters: readonly LetterRow[]): Line => {
  const [first] = letters;
  const receivers = letters.length > 3 ? `${letters.length} addressees` : letters.map(receiverOf).join(', ');

  return {
    day,
    order: LETTERS,
    service: 'notify',
    what: `${first?.code ?? ''} ${numbersOf(letters)} ${verb} ${receivers}`.replaceAll(/ +/g, ' '),
  };
};

const alike = (
  letters: readonly LetterRow[],
  dayOfLetter: (letter: LetterRow) => string | undefined,
): readonly (readonly LetterRow[])[] => [
  ...grouped(letters, (letter) => `${dayOfLetter(letter) ?? ''} ${letter.code} ${letter.issuer}`).values(),
];

const letterLines = ({ letters }: SeenRow): readonly Line[] => {
  const issued = letters.filter(({ issuedOn }) => issuedOn !== undefined);
  const served = issued.filter(({ service, addressee }) => service.servedOn !== undefined && addressee.kind === 'person');

  return [
    ...alike(issued, ({ issuedOn }) => issuedOn).map((group) => letterLine('to', group[0]?.issuedOn ?? '', group)),
    ...alike(served, ({ service }) => service.servedOn).map((group) => letterLine('served on', group[0]?.service.servedOn ?? '', group)),
  ];
};

/** 时间线 of a row: what happened on which day in which service, with the numbers of the letters. */
export const timeLine = (seen: SeenRow): readonly string[] =>
  [...eventLines(seen), ...letterLines(seen), ...volumeLines(seen)]
    .sort((a, b) => (a.day === b.day ? a.order - b.order : a.day < b.day ? -1 : 1))
    .map(({ day, service, what }) => `  ${day}  ${service.padEnd(11)}  ${what}`);
