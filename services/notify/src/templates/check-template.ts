import { COMMON_FACTS, type FactKinds } from '../domain/letter/kinds/fact-kinds.js';
import { isLetterCode, kindOf, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { approvalFaults } from './approval.js';
import { conditionsOf, namedIn, patternsOf } from './named-facts.js';
import { placeholdersIn, type CommonWords, type Template } from './template.js';

/** What an explained clock gives: its last day, and why it is that day. */
const EXPLAINED: FactKinds = { limitDay: 'day?', limitReason: 'text?' };
/** What a short message may name besides facts in clear. */
const SMS_WORDS = ['number'];

/** Every fact that a letter of this kind may name. */
export const factsOfKind = (code: string): FactKinds =>
  isLetterCode(code) ? { ...COMMON_FACTS, ...kindOf(code).facts, ...('limit' in kindOf(code).facts ? EXPLAINED : {}) } : {};

const isCode = (facts: FactKinds, name: string): boolean => facts[name]?.startsWith('code') === true;

const hasWords = (name: string, template: Template, common: CommonWords): boolean =>
  template.words?.[name] !== undefined || common.words[name] !== undefined || common.dictionaries[name] !== undefined;

const unknownFacts = (template: Template, facts: FactKinds): readonly string[] => {
  const asked = conditionsOf(template).map(({ path, fact }) => ({ path, name: fact }));
  const named = patternsOf(template).flatMap(({ path, pattern }) => placeholdersIn(pattern).map((name) => ({ path, name })));
  const given = (['words', 'join'] as const).flatMap((path) => Object.keys(template[path] ?? {}).map((name) => ({ path, name })));
  const leftOut = (template.leftOut ?? []).map((name) => ({ path: 'leftOut', name }));

  return [...named, ...asked, ...given, ...leftOut]
    .filter(({ name }) => !(name in facts))
    .map(({ path, name }) => `${path}: unknown fact ${name}`);
};

/** 要素: what a letter of this kind must hold is named, or asked for by paragraphs of its own. */
const missingElements = (template: Template, code: LetterCode): readonly string[] => {
  const named = namedIn(template);
  const asked = conditionsOf(template).map(({ fact }) => fact);
  const isSigned = template.paragraphs.some((one) => typeof one === 'object' && 'style' in one && one.style === 'sign');
  const has = (name: string): boolean => (name === 'signatures' ? isSigned : named.has(name) || asked.includes(name));

  return kindOf(code)
    .mustContain.filter((name) => !has(name))
    .map((name) => `paragraphs: required element ${name} is missing`);
};

/** A fact that the kind of letter has is used, or left out on purpose: a new one is not forgotten in any wording. */
const unusedFacts = (template: Template, code: LetterCode): readonly string[] => {
  const used = new Set([...namedIn(template), ...conditionsOf(template).map(({ fact }) => fact), ...(template.leftOut ?? [])]);
  const isUsed = (name: string): boolean => used.has(name) || (name === 'limit' && (used.has('limitDay') || used.has('limitReason')));

  return Object.keys(kindOf(code).facts)
    .filter((name) => !isUsed(name) && !kindOf(code).mustContain.includes(name))
    .map((name) => `leftOut: fact ${name} is neither used nor left out`);
};

/** A short message goes over foreign lines: it names nothing that people wrote or are called. */
const SPOKEN = ['addressee', 'petitioners', 'petitionerDetails'];
const smsFaults = ({ sms }: Template, facts: FactKinds): readonly string[] =>
  placeholdersIn(sms ?? '')
    .filter((name) => !SMS_WORDS.includes(name))
    .filter((name) => facts[name] === undefined || /^(sealed|person)/.test(facts[name]) || SPOKEN.includes(name))
    .map((name) => `sms: ${name} may not stand in a short message`);

const tableFaults = ({ paragraphs }: Template): readonly string[] =>
  paragraphs.flatMap((one, at) => {
    if (typeof one === 'string' || 'text' in one) return [];
    const longest = 'rows' in one ? Math.max(one.head.length, one.cells.length) : Math.max(...one.grid.map((row) => row.length));
    const isEven = 'rows' in one ? one.head.length === one.cells.length : true;

    return isEven && longest <= one.widths.length ? [] : [`paragraphs.${at}: cells and widths do not fit`];
  });

/**
 * What is wrong with a template, and where: facts that its kind of letter does not have, required elements (domain.md §7.2) that it
 * neither names nor turns into paragraphs of their own, facts it forgot, codes without words. Empty where it may be used.
 */
export const faultsOf = (template: Template, common: CommonWords): readonly string[] => {
  const { code } = template;
  if (!isLetterCode(code)) return [`code: no such letter as ${code}`];
  const facts = factsOfKind(code);
  const wordless = [...namedIn(template)].filter((name) => isCode(facts, name) && !hasWords(name, template, common));

  return [
    ...unknownFacts(template, facts),
    ...missingElements(template, code),
    ...unusedFacts(template, code),
    ...wordless.map((name) => `words: no words for ${name}`),
    ...approvalFaults(template),
    ...smsFaults(template, facts),
    ...tableFaults(template),
  ];
};
