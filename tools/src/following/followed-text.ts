import type { Followed, FollowedClock, FollowedNext, FollowedRequest, Step } from './followed.js';
import { HEADINGS, inWords, type Language } from './followed-words.js';

type Line = string | undefined;

const joined = (...parts: readonly Line[]): string => parts.filter((part) => part !== undefined && part !== '').join('  ');

/** What is still running comes with the sentence that explains its day. */
const clockLines = ({ titles, state, lastDay, explanation }: FollowedClock, language: Language): readonly string[] => [
  joined(titles[language], lastDay, inWords(state, language)),
  ...(state === 'running' ? [`    ${explanation[language]}`] : []),
];

const stepLine = ({ on, step, body, until }: Step, language: Language): string =>
  joined(on, inWords(step, language), body, until === undefined ? undefined : `${HEADINGS.until[language]} ${until}`);

const nextLines = ({ action, at, until, explanation }: FollowedNext, language: Language): readonly string[] => [
  joined(
    inWords(action, language),
    until === undefined ? undefined : `${HEADINGS.until[language]} ${until}`,
    at.length === 0 ? undefined : `${HEADINGS.at[language]} ${at.join(' / ')}`,
  ),
  ...(explanation === undefined ? [] : [`    ${explanation[language]}`]),
];

const requestLine = ({ level, reviewer, requestedOn, stage, hearing }: FollowedRequest, language: Language): string =>
  joined(requestedOn, inWords(level, language), reviewer, inWords(stage, language), hearing.at, hearing.place);

const section = (heading: keyof typeof HEADINGS, lines: readonly string[], language: Language): readonly string[] => [
  '',
  HEADINGS[heading][language],
  ...(lines.length === 0 ? [`  ${HEADINGS.nothing[language]}`] : lines.map((line) => `  ${line}`)),
];

/** One's own matter as it is read on a screen. */
export const followedText = (followed: Followed, language: Language): string =>
  [
    joined(followed.number, inWords(followed.stage, language)),
    ...section(
      'next',
      followed.next.flatMap((one) => nextLines(one, language)),
      language,
    ),
    ...section(
      'steps',
      followed.steps.map((one) => stepLine(one, language)),
      language,
    ),
    ...section(
      'clocks',
      followed.clocks.flatMap((one) => clockLines(one, language)),
      language,
    ),
    ...section(
      'letters',
      followed.letters.map(({ issuedOn, code, number, servedOn }) => joined(issuedOn, code, number, servedOn)),
      language,
    ),
    ...(followed.requests.length === 0
      ? []
      : section(
          'requests',
          followed.requests.map((one) => requestLine(one, language)),
          language,
        )),
    ...section('evaluation', [inWords(followed.evaluation.stage, language)], language),
    ...(followed.missing.length === 0
      ? []
      : section(
          'missing',
          followed.missing.map(({ part, why }) => joined(part, why)),
          language,
        )),
  ].join('\n');
