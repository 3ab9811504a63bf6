import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault, type LocalDate } from '@huiyin/kernel';
import type { LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { faultsOfChain, faultsOfNation } from './check-shelves.js';
import { asCopied, copyOf, layered, layeredCommon, layeredCopyCommon, type Layered } from './layers.js';
import { readRegions, readShelf, type Shelf } from './shelf.js';
import type { CommonWords, Template } from './template.js';

/** 语言: the letter itself is Chinese; another language is a reading copy. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface WordingWish {
  readonly code: LetterCode;
  readonly on: LocalDate;
  /** The issuer's region and the wider ones, the narrowest first. */
  readonly regions?: readonly string[];
  readonly language?: Language;
}

/** The wording that a letter is written with, and what names it for good. */
export interface Wording {
  readonly template: Template;
  readonly common: CommonWords;
  readonly language: Language;
  /** The narrowest region that changed it; absent where it is the nation's. */
  readonly region?: string;
  /** Of the words: two wordings under one version are told apart. */
  readonly digest: string;
}

/** The layouts of a page (Typst). */
export interface PageSources {
  readonly letter: string;
  readonly copy: string;
}

/** 模板库: the wording of every letter, checked. */
export interface Templates {
  /** The nation's shared words. */
  readonly common: CommonWords;
  readonly pages: PageSources;
  /** Undefined where nothing is in force on the day, or the wording has no reading copy. */
  wordingFor(wish: WordingWish): Wording | undefined;
}

const OWN_FOLDER = fileURLToPath(new URL('../../templates/', import.meta.url));
const DIGEST = 16;
/** Days come and go: what was found is kept for so many wishes. */
const KEPT = 500;

export interface TemplateFolders {
  /** The nation's. */
  readonly own?: string;
  /** Regions' folders, each below the wider region's. */
  readonly regions?: string | undefined;
}

const digestOf = (said: Said): string => createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, DIGEST);

type Said = Pick<Wording, 'template' | 'common'>;

/** What was checked when it was loaded has all its words. */
const SAID: { readonly [Name in Language]: (chain: readonly Shelf[], found: Layered) => Said | undefined } = {
  zh: (chain, { template }) => ({ template, common: layeredCommon(chain) as CommonWords }),
  en: (chain, found) => {
    const copy = copyOf(chain, found)?.content;

    return copy && { template: asCopied(found.template, copy), common: layeredCopyCommon(chain) as CommonWords };
  },
};

class CheckedTemplates implements Templates {
  readonly #nation: readonly Shelf[];
  readonly #chains: ReadonlyMap<string, readonly Shelf[]>;
  readonly #found = new Map<string, Wording | undefined>();

  constructor(
    nation: Shelf,
    chains: readonly (readonly Shelf[])[],
    readonly pages: PageSources,
  ) {
    this.#nation = [nation];
    this.#chains = new Map(chains.map((chain) => [chain.at(-1)?.region ?? '', chain]));
  }

  get common(): CommonWords {
    return layeredCommon(this.#nation) as CommonWords;
  }

  wordingFor(wish: WordingWish): Wording | undefined {
    const region = (wish.regions ?? []).find((one) => this.#chains.has(one)) ?? '';
    const key = [wish.code, wish.on, wish.language ?? 'zh', region].join('/');
    if (this.#found.size > KEPT) this.#found.clear();
    if (!this.#found.has(key)) this.#found.set(key, this.#wording(wish, this.#chains.get(region) ?? this.#nation));

    return this.#found.get(key);
  }

  #wording({ code, on, language = 'zh' }: WordingWish, chain: readonly Shelf[]): Wording | undefined {
    const found = layered(chain, code, on);
    const said = found === undefined ? undefined : SAID[language](chain, found);
    if (found === undefined || said === undefined) return undefined;

    return { ...said, language, digest: digestOf(said), ...(found.region === undefined ? {} : { region: found.region }) };
  }
}

/**
 * Reads the nation's templates and those of regions. @throws Fault `template.invalid`, one line per fault with file, place and reason, so
 * that a wrong wording stops the start and not a letter.
 */
export const loadTemplates = async ({ own = OWN_FOLDER, regions }: TemplateFolders = {}): Promise<Templates> => {
  const nation = await readShelf(own, '');
  const chains = regions === undefined ? [] : await readRegions(regions, [nation]);
  const faults = [...faultsOfNation(nation), ...chains.flatMap(faultsOfChain)];
  if (faults.length > 0) throw new Fault('template.invalid', [...new Set(faults)].join('\n'), { retryable: false });
  const page = (name: string): Promise<string> => readFile(join(own, name), 'utf8');

  return new CheckedTemplates(nation, chains, { letter: await page('letter.typ'), copy: await page('copy.typ') });
};
