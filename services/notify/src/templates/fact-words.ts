import type { Directory, OrgId, StaffId } from '@huiyin/kernel';
import { dateWords, momentWords } from './date-words.js';
import type { FactKind, FactValues } from '../domain/letter/kinds/fact-kinds.js';
import type { Language } from './load-templates.js';
import type { CommonWords, Template } from './template.js';

/** Where facts find their words. */
export interface WordSource {
  readonly language: Language;
  readonly directory: Directory;
  readonly common: CommonWords;
  readonly template: Template;
  /** What the vault opened. */
  readonly opened: ReadonlyMap<string, string>;
  /** Names of the petitioners. */
  readonly persons: ReadonlyMap<string, string>;
  /** Timers as their rules name them. */
  readonly timers: ReadonlyMap<string, string>;
}

type Plain = keyof FactValues;
type Speak<Kind extends Plain> = (value: FactValues[Kind], source: WordSource, name: string) => string | undefined;

export const orgName = (org: OrgId, { directory }: Pick<WordSource, 'directory'>): string => directory.organisations.get(org)?.name ?? org;
const staffName = (staff: StaffId, { directory }: WordSource): string => directory.staff.get(staff)?.name ?? staff;

type CodeTables = Pick<WordSource, 'template' | 'common' | 'directory'>;

/** The letter's own words first, then the code tables of the directory, then the shared words. */
export const wordsOfCode = (name: string, code: string, { template, common, directory }: CodeTables): string | undefined => {
  const tables = [template.words?.[name], directory.dictionaries[common.dictionaries[name] ?? ''], common.words[name]];

  return tables.map((table) => table?.[code]).find((words) => words !== undefined);
};

/** A code that nobody knows stays as it is. */
const codeWords = (code: string, source: WordSource, name: string): string => wordsOfCode(name, code, source) ?? code;

const listOf =
  <Item>(say: (item: Item, source: WordSource, name: string) => string) =>
  (items: readonly Item[], source: WordSource, name: string): string =>
    items.map((item) => say(item, source, name)).join(source.template.join?.[name] ?? source.common.join.default);

const SPEAK: { readonly [Kind in Plain]: Speak<Kind> } = {
  org: orgName,
  orgs: listOf(orgName),
  person: (person, { persons, common }) => persons.get(person) ?? common.unnamed,
  staff: staffName,
  staffs: listOf(staffName),
  day: (day, { language }) => dateWords(day, language),
  time: (at, { language }) => momentWords(at, language),
  sealed: (sealed, { opened }) => opened.get(sealed),
  code: codeWords,
  codes: listOf(codeWords),
  text: (text) => text,
  timer: (timer, { timers }) => timers.get(timer) ?? timer,
  count: (count) => String(count),
  /** A clock gives two words of its own; rows stand in a table. */
  clock: () => undefined,
  rows: () => undefined,
};

export interface NamedFact {
  readonly name: string;
  readonly kind: FactKind;
  readonly value: unknown;
}

/** A fact in words; undefined where it is absent. */
export const wordsOf = ({ name, kind, value }: NamedFact, source: WordSource): string | undefined => {
  if (value === undefined || value === null) return undefined;
  const speak = SPEAK[kind.replace('?', '') as Plain] as Speak<never>;

  return speak(value as never, source, name);
};
