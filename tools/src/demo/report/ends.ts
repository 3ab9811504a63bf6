import { before, happened, hasOpenClock, isEnded, isLinkedTo, refusedAs, reviewed, wasIssued, wasServed } from './seen-facts.js';
import type { SeenRow } from './seen-row.js';

type Holds = (seen: SeenRow, words: readonly string[], all: readonly SeenRow[]) => boolean;

/** What each phrase of `samples/expected.csv` means. A phrase that is not here is a mistake of the table. */
const PHRASES: readonly (readonly [RegExp, Holds])[] = [
  [/^closed$/, (seen) => happened(seen, 'PetitionClosed')],
  [/^answered$/, (seen) => wasServed(seen, 'L09')],
  [/^ended$/, isEnded],
  [/^archived$/, (seen) => seen.dossier?.stage === 'sealed'],
  [/^supervised$/, (seen) => happened(seen, 'NoticeIssued') && happened(seen, 'ItemClosed')],
  [/^re-review changed$/, (seen) => reviewed(seen, 're-review', '2')],
  [/^adopted$/, (seen) => seen.petition?.outcome?.code === '8'],
  [/^passed to q-jw after the name is matched$/, (seen) => before(seen, 'ReportedUnitMatched', 'PetitionFiled')],
  [/^passed to q-jw$/, (seen) => before(seen, 'PetitionTransferred', 'PetitionFiled')],
  [/^running$/, (seen) => !isEnded(seen) && hasOpenClock(seen)],
  [/^way shown \(L10\)$/, (seen) => happened(seen, 'WayShown') && wasServed(seen, 'L10')],
  [/^state of (\d+) told \(L33\)$/, (seen, [, row], all) => isLinkedTo(seen, row, all) && wasServed(seen, 'L33')],
  [/^ended with (\d+)$/, (seen, [, row], all) => isEnded(seen) && isLinkedTo(seen, row, all)],
  [/^extension granted in time \(L08\)$/, (seen) => happened(seen, 'HandlingExtended') && wasIssued(seen, 'L08')],
  [/^objection on the 4th working day agreed$/, (seen) => before(seen, 'ObjectionAnswered', 'PetitionAccepted')],
  [/^then (\S+)$/, (seen, [, body]) => seen.petition?.holder === body],
  [/^filed$/, (seen) => happened(seen, 'PetitionFiled')],
  [/^no reply needed$/, (seen) => seen.petition?.outcome?.kind === 'filed'],
  [/^mediated \(L12 by hand\)$/, (seen) => happened(seen, 'AgreementRecorded')],
  [/^keeps silent: deemed accepted$/, (seen) => happened(seen, 'AcceptanceDeemed')],
  [/^withdrawn \(L36\)$/, (seen) => happened(seen, 'PetitionWithdrawn') && wasServed(seen, 'L36')],
  [
    /^objection on the 6th working day refused: the right has lapsed$/,
    (seen) => seen.refusals.includes('petition.objection-too-late') && happened(seen, 'RightLapsed'),
  ],
  [/^refused: date does not exist$/, (seen) => refusedAs(seen, 'xfrq')],
  [/^refused: number of people$/, (seen) => refusedAs(seen, 'xfrs')],
  [/^refused: form unknown$/, (seen) => refusedAs(seen, 'petition.unknown-form')],
  [/^refused: region unknown$/, (seen) => refusedAs(seen, 'petition.unknown-region')],
  [/^refused: content empty$/, (seen) => refusedAs(seen, 'tsnr')],
  [/^refused: number known with other content$/, (seen) => refusedAs(seen, 'petition.number-known')],
  [/^already there$/, ({ registration }) => registration.outcome === 'already-there'],
  [/^marks dropped$/, (seen) => !/zdrybz|yybz/.test(JSON.stringify(seen.petition))],
  [/^whole text kept as an attachment$/, (seen) => seen.petition?.facts.wholeText !== undefined],
];

/** A part of a row's expected end that is not so. */
export const missingOf = (end: string, seen: SeenRow, all: readonly SeenRow[]): readonly string[] =>
  end.split(/, (?=\w)/).filter((phrase) => {
    for (const [pattern, holds] of PHRASES) {
      const words = pattern.exec(phrase);
      if (words !== null) return !holds(seen, words, all);
    }

    return true;
  });
