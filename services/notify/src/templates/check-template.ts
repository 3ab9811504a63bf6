import { COMMON_FACTS, type FactKinds } from '../domain/letter/kinds/fact-kinds.js';
import { isLetterCode, kindOf } from '../domain/letter/kinds/letter-kinds.js';
import { placeholdersIn, type CommonWords, type Template, type Variants } from './template.js';

/** What an explained clock gives: its last day, and why it is that day. */
const EXPLAINED: FactKinds = { limitDay: 'day?', limitReason: 'text?' };

/** Every fact that a letter of this kind may name. */
export const factsOfKind = (code: string): FactKinds =>
  isLetterCode(code) ? { ...COMMON_FACTS, ...kindOf(code).facts, ...('limit' in kindOf(code).facts ? EXPLAINED : {}) } : {};

const patternsOf = (variants: Variants | undefined): readonly string[] =>
  variants === undefined ? [] : [variants].flat().map((one) => (typeof one === 'string' ? one : one.text));

/** All patterns of the letter itself. */
const patterns = (template: Template): readonly string[] => [
  ...patternsOf(template.title),
  ...patternsOf(template.paragraphs as Variants),
  ...[template.mark, template.signature, template.to, template.note, ...(template.attachments ?? [])].filter((one) => one !== undefined),
];

const conditions = ({ title, suffix, paragraphs }: Template): readonly string[] =>
  [title, suffix ?? [], paragraphs]
    .flat()
    .flatMap((one) => (typeof one === 'object' && one.when !== undefined ? Object.keys(one.when) : []));

/** The facts that the text of a letter names. */
export const namedIn = (template: Template): ReadonlySet<string> => new Set(patterns(template).flatMap(placeholdersIn));

const isCode = (facts: FactKinds, name: string): boolean => facts[name]?.startsWith('code') === true;

const hasWords = (name: string, template: Template, common: CommonWords): boolean =>
  template.words?.[name] !== undefined || common.words[name] !== undefined || common.dictionaries[name] !== undefined;

/**
 * What is wrong with a template: facts that its kind of letter does not have, required elements (domain.md §7.2) that it neither names
 * nor turns into paragraphs of their own, codes without words. Empty where it may be used.
 */
export const faultsOf = (template: Template, common: CommonWords): readonly string[] => {
  const { code } = template;
  if (!isLetterCode(code)) return [`${code}: no such letter`];
  const facts = factsOfKind(code);
  const named = namedIn(template);
  const asked = conditions(template);
  const unknown = [...named, ...asked, ...Object.keys(template.words ?? {})].filter((name) => !(name in facts));

  return [
    ...unknown.map((name) => `${code}: unknown fact ${name}`),
    ...kindOf(code)
      .mustContain.filter((name) => !named.has(name) && !asked.includes(name))
      .map((name) => `${code}: required element ${name} is missing`),
    ...[...named].filter((name) => isCode(facts, name) && !hasWords(name, template, common)).map((name) => `${code}: no words for ${name}`),
  ];
};
