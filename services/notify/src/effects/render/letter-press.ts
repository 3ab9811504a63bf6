import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { Fault } from '@huiyin/kernel';
import { MISSING, cleanText } from './clean-text.js';
import { chooseFonts, fontFolders, type FontChoice } from './fonts.js';
import type { Page } from './page.js';
import type { PageSources } from '../../templates/load-templates.js';

export interface Printed {
  readonly pdf: Buffer;
  readonly pages: number;
  /** As the file names them. */
  readonly fonts: readonly string[];
  /** Characters that no font has, printed as 〓. */
  readonly substituted: readonly string[];
}

const NOT_SHOWN = /the text `\\?"(.+?)\\?"` could not be displayed/gu;
const RUST_ESCAPE = /\\u\{([0-9a-f]+)\}/giu;
const FONT_NAME = /\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g;
/** Each round finds all that are missing in what the round before left. */
const ROUNDS = 4;
const KEEP_GENERATIONS = 2;
const DIGEST = 16;

const cleanDeep = (value: unknown, clean: (text: string) => string): unknown => {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((one) => cleanDeep(one, clean));
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleanDeep(one, clean)]));
};

/** PDF/A is refused where a glyph is missing; the message names the characters. */
const missingIn = (error: unknown): readonly string[] => {
  const { message } = error as { readonly message: string };
  const texts = [...message.matchAll(NOT_SHOWN)].map(([, text = '']) =>
    text.replace(RUST_ESCAPE, (_whole, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
  );

  return [...new Set(texts.flatMap((text) => [...text]))].filter((character) => character.trim() !== '');
};

const substitute = (page: Page, missing: readonly string[]): Page =>
  cleanDeep(page, (text) => [...text].map((one) => (missing.includes(one) ? MISSING : one)).join('')) as Page;

const fontsIn = (pdf: Buffer): readonly string[] => [
  ...new Set([...pdf.toString('latin1').matchAll(FONT_NAME)].map(([, name = '']) => name)),
];

/** 制版: lays letters out as PDF/A-2b, in process. One compiler; the same input gives the same bytes. */
export class LetterPress {
  private readonly fonts: FontChoice;

  private constructor(
    private readonly compiler: NodeCompiler,
    private readonly sources: PageSources,
  ) {
    this.fonts = chooseFonts(compiler);
  }

  static open(sources: PageSources): LetterPress {
    const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...fontFolders()] }] });

    return new LetterPress(compiler, sources);
  }

  /** Names the layout of a page for good: another one may give other bytes. */
  layoutOf(style: Page['style']): string {
    const source = style === 'copy' ? this.sources.copy : this.sources.letter;

    return createHash('sha256').update(source).digest('hex').slice(0, DIGEST);
  }

  /** @throws Fault `letter.not-laid-out` where the page itself is wrong; a missing glyph never is. */
  async print(page: Page): Promise<Printed> {
    try {
      return this.printed(cleanDeep(page, cleanText) as Page);
    } finally {
      // Without a turn of the event loop the binding's memory grows to gigabytes.
      await setImmediate();
      this.compiler.evictCache(KEEP_GENERATIONS);
    }
  }

  /** A sheet that is no letter (a list of letters): laid out with the same fonts, archived nowhere. @throws Fault `letter.not-laid-out` */
  async set(mainFileContent: string, values: object): Promise<Buffer> {
    const inputs = { d: JSON.stringify(cleanDeep(values, cleanText)), fonts: JSON.stringify(this.fonts) };
    try {
      const { result } = this.compiler.compile({ mainFileContent, inputs });
      if (result === null) throw notLaidOut(new SyntaxError('the sheet has an error'));

      return this.compiler.pdf(result, {});
    } finally {
      await setImmediate();
      this.compiler.evictCache(KEEP_GENERATIONS);
    }
  }

  private printed(page: Page): Printed {
    let now = page;
    let substituted: readonly string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const attempt = this.attempt(now);
      if ('pdf' in attempt) return { ...attempt, substituted };
      substituted = [...substituted, ...attempt.missing];
      now = substitute(now, attempt.missing);
    }
    throw notLaidOut(new RangeError('characters are missing round after round'));
  }

  private attempt(page: Page): Omit<Printed, 'substituted'> | { readonly missing: readonly string[] } {
    const { result } = this.compiler.compile(this.document(page));
    if (result === null) throw notLaidOut(new SyntaxError('the page has an error'));
    try {
      const pdf = this.compiler.pdf(result, {
        pdfStandard: PdfStandard.A_2b,
        creationTimestamp: Date.UTC(page.y, page.m - 1, page.d) / 1_000,
      });

      return { pdf, pages: result.numOfPages, fonts: fontsIn(pdf) };
    } catch (error) {
      const missing = missingIn(error);
      if (missing.length === 0) throw notLaidOut(error);

      return { missing };
    }
  }

  private document({ style, ...page }: Page) {
    const mainFileContent = style === 'copy' ? this.sources.copy : this.sources.letter;

    return { mainFileContent, inputs: { d: JSON.stringify(page), style, fonts: JSON.stringify(this.fonts) } };
  }
}

const notLaidOut = (cause: unknown): Fault =>
  new Fault('letter.not-laid-out', 'the page could not be laid out', { retryable: false, cause });
