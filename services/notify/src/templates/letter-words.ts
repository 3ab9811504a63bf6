import { dayOf, explain, findRule } from '@huiyin/time';
import { explainedClock } from '../domain/letter/letters.state.js';
import { factsOfKind } from './check-template.js';
import { dateWords } from './date-words.js';
import type { Draft, Opened } from './draft.js';
import { orgName, wordsOf, type WordSource } from './fact-words.js';
import type { LetterWords } from './facts-in-words.js';
import { PartyWords } from './party-words.js';
import { fillPattern } from './template.js';

/** How the issuer is reached; its name where it has no address. */
const contactWords = ({ letter, common, directory }: Draft): string =>
  fillPattern(common.contact, { value: directory.organisations.get(letter.issuer)?.email }) ?? orgName(letter.issuer, { directory });

/** The limit that the letter explains: its last day, and the steps that lead to it. */
const limitWords = ({ letter, state, directory, common, language }: Draft): LetterWords['words'] => {
  const clock = explainedClock(state, letter);
  if (clock === undefined) return {};
  const steps = explain(clock, directory).steps.map(({ words }) => words[language]);

  return {
    limitDay: dateWords(clock.lastDay, language),
    limitReason: fillPattern(common.limitReason, { steps: steps.join(common.join.steps) }),
  };
};

/** The timer that the letter names, as its rule names it. */
const timerNames = ({ letter, directory, issuedOn, language }: Draft): ReadonlyMap<string, string> => {
  const timer = letter.facts['timer'];
  if (typeof timer !== 'string') return new Map();
  const region = directory.organisations.get(letter.issuer)?.region ?? 'nation';

  return new Map([[timer, findRule(timer, { region, on: issuedOn }, directory).rule.title[language]]]);
};

const rawFacts = (draft: Draft, parties: PartyWords): LetterWords['raw'] => {
  const { letter, matter, issuedOn } = draft;

  return {
    matterTitle: matter.title,
    ...letter.facts,
    issuer: letter.issuer,
    issuedOn,
    matterNumber: matter.number,
    receivedOn: dayOf(matter.receivedAt),
    channel: matter.form,
    registeredBy: matter.registeredBy,
    addressee: parties.addressee(),
    contact: contactWords(draft),
    petitioners: parties.all(parties.name),
    petitionerDetails: parties.all(parties.details),
  };
};

/** The facts of a letter, as they are and in words. */
export const letterWords = (draft: Draft, opened: Opened): LetterWords => {
  const { directory, common, template, language } = draft;
  const parties = new PartyWords(draft, opened);
  const persons = new Map(draft.matter.petitioners.map((person) => [person.id, parties.name(person)]));
  const source: WordSource = { language, directory, common, template, opened, persons, timers: timerNames(draft) };
  const raw = rawFacts(draft, parties);
  const words = Object.entries(factsOfKind(draft.letter.code)).map(([name, kind]) => [
    name,
    wordsOf({ name, kind, value: raw[name] }, source),
  ]);

  return { raw, words: { ...(Object.fromEntries(words) as LetterWords['words']), ...limitWords(draft) } };
};
