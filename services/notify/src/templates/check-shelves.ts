import { isLetterCode, LETTER_CODES } from '../domain/letter/kinds/letter-kinds.js';
import { changedApprovalFaults } from './approval.js';
import { faultsOf } from './check-template.js';
import { asCopied, changesOf, copyOf, incompleteFields, layered, layeredCommon, layeredCopyCommon } from './layers.js';
import type { Shelf } from './shelf.js';
import type { CommonWords, RegionalTemplate, Template } from './template.js';

const at =
  (file: string) =>
  (fault: string): string =>
    `${file}: ${fault}`;

const copyFaults = (chain: readonly Shelf[], found: NonNullable<ReturnType<typeof layered>>): readonly string[] => {
  const copy = copyOf(chain, found);
  const common = layeredCopyCommon(chain);
  if (copy === undefined) return [];
  if (common?.readingCopy === undefined) return [`${copy.file}: common.yaml beside it lacks words, or does not say what a reading copy is`];

  return faultsOf(asCopied(found.template, copy.content), common).map(at(copy.file));
};

const approvalFaultsOf = (chain: readonly Shelf[], template: Template, on: string): readonly string[] => {
  const nation = layered(chain.slice(0, 1), template.code, on);

  return nation === undefined ? [] : changedApprovalFaults(nation.template, template);
};

const faultsOn = (
  chain: readonly Shelf[],
  common: CommonWords,
  wish: { readonly code: string; readonly on: string },
): readonly string[] => {
  const found = layered(chain, wish.code, wish.on);
  if (found === undefined) return [];
  const incomplete = incompleteFields(found.template);
  if (incomplete.length > 0) return incomplete.map(at(found.file));

  const own = [...faultsOf(found.template, common), ...approvalFaultsOf(chain, found.template, wish.on)];

  return [...own.map(at(found.file)), ...copyFaults(chain, found)];
};

const twice = ({ templates }: Shelf): readonly string[] => {
  const seen = new Map<string, string>();

  return templates.flatMap(({ file, content: { code, version } }) => {
    const name = `${code} version ${version}`;
    const before = seen.get(name);
    seen.set(name, file);

    return before === undefined ? [] : [`${file}: version: ${name} stands in ${before} too`];
  });
};

/** A reading copy of a version that is not there would never be found. */
const orphans = ({ copies, templates }: Shelf): readonly string[] =>
  copies
    .filter(({ content: { code, of } }) => !templates.some(({ content }) => content.code === code && content.version === of))
    .map(({ file, content: { code, of } }) => `${file}: of: ${code} has no version ${of} here`);

/** What is no letter would lie in the folder and never be used. */
const strangers = ({ templates }: Shelf): readonly string[] =>
  templates
    .filter(({ content }) => !isLetterCode(content.code))
    .map(({ file, content }) => `${file}: code: no such letter as ${content.code}`);

const codesOf = (chain: readonly Shelf[]): readonly string[] => [
  ...new Set(chain.flatMap(({ templates }) => templates.map(({ content }) => content.code))),
];

/** What is wrong with the wording of the last shelf of a chain, on each day on which it changes. */
export const faultsOfChain = (chain: readonly Shelf[]): readonly string[] => {
  const last = chain.at(-1);
  const common = layeredCommon(chain);
  if (last === undefined) return [];
  const own = [...last.faults, ...strangers(last), ...twice(last), ...orphans(last)];
  if (common === undefined) return [...own, 'common.yaml: lacks words'];

  return [...own, ...codesOf(chain).flatMap((code) => changesOf(chain, code).flatMap((on) => faultsOn(chain, common, { code, on })))];
};

/** 代字后缀 of a template, in all its variants. */
export const suffixesOf = ({ suffix }: Pick<RegionalTemplate, 'suffix'>): readonly string[] =>
  [suffix ?? []].flat().map((one) => (typeof one === 'string' ? one : one.text));

/** 代字: two kinds of letters under one suffix would share a series, and a number would not tell what it is. */
const sharedSuffixes = ({ templates }: Shelf): readonly string[] => {
  const owners = new Map<string, string>();

  return templates.flatMap(({ file, content }) =>
    suffixesOf(content).flatMap((suffix) => {
      const owner = owners.get(suffix) ?? content.code;
      owners.set(suffix, owner);

      return owner === content.code ? [] : [`${file}: suffix: ${suffix} is that of ${owner}`];
    }),
  );
};

const isOpenEnded = ({ templates }: Shelf, code: string): boolean =>
  templates.some(({ content }) => content.code === code && content.validTo === undefined);

/** The nation has a template for every letter. */
export const faultsOfNation = (nation: Shelf): readonly string[] => {
  const codes = codesOf([nation]);
  const missing = LETTER_CODES.filter((code) => !codes.includes(code));
  const ending = LETTER_CODES.filter((code) => codes.includes(code) && !isOpenEnded(nation, code));

  return [
    ...faultsOfChain([nation]),
    ...sharedSuffixes(nation),
    ...missing.map((code) => `${code}.yaml: no template of ${code}`),
    ...ending.map((code) => `${code}.yaml: validTo: nothing is in force afterwards`),
  ];
};
