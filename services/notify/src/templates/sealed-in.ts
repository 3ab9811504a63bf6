import type { Sealed } from '@huiyin/kernel';
import { factsOfKind } from './check-template.js';
import { namedIn } from './named-facts.js';
import { concernedBy, namedOf, type Draft } from './draft.js';

const factsToOpen = ({ letter, matter }: Draft, named: ReadonlySet<string>): readonly unknown[] =>
  Object.entries(factsOfKind(letter.code))
    .filter(([name, kind]) => kind.startsWith('sealed') && named.has(name))
    .map(([name]) => letter.facts[name] ?? (name === 'matterTitle' ? matter.title : undefined));

const personsToOpen = (draft: Draft, named: ReadonlySet<string>): readonly unknown[] => {
  const parties = namedOf(draft.matter.petitioners, draft);
  const addressees = named.has('addressee') ? namedOf(concernedBy(draft), draft) : [];
  const others = ['petitioners', 'petitionerDetails', 'by', 'person'].some((name) => named.has(name)) ? parties : [];
  const details = named.has('petitionerDetails') ? parties : [];

  return [...[...addressees, ...others].map(({ name }) => name), ...details.flatMap(({ phone, address }) => [phone, address])];
};

/** What must be opened for this letter, and no more: what its template names. */
export const sealedIn = (draft: Draft): readonly Sealed[] => {
  const named = namedIn(draft.template);
  const wanted = new Set([...factsToOpen(draft, named), ...personsToOpen(draft, named)]);

  return [...wanted].filter((one): one is Sealed => typeof one === 'string');
};
