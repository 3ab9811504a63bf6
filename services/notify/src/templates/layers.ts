import { commonWordsSchema, templateSchema, type CommonWords, type ReadingCopy, type Template } from './template.js';
import type { CommonChange, Filed, Shelf } from './shelf.js';
import type { RegionalTemplate } from './template.js';

/** The template of a region on a day: its own words over those of the wider regions. */
export interface Layered {
  readonly template: Template;
  /** The narrowest region that changed it. */
  readonly region?: string;
  readonly file: string;
}

const isInForce = ({ validFrom, validTo }: RegionalTemplate, on: string): boolean =>
  validFrom <= on && (validTo === undefined || on <= validTo);

/** Of several in force the one that began last. */
const inForce = (shelf: Shelf, code: string, on: string): Filed<RegionalTemplate> | undefined =>
  shelf.templates
    .filter(({ content }) => content.code === code && isInForce(content, on))
    .toSorted((one, other) => (one.content.validFrom < other.content.validFrom ? -1 : 1))
    .at(-1);

/** What the layers give together; undefined where the nation has nothing in force. What does not fit is found when templates are loaded. */
export const layered = (chain: readonly Shelf[], code: string, on: string): Layered | undefined => {
  const layers = chain.flatMap((shelf) => {
    const found = inForce(shelf, code, on);

    return found === undefined ? [] : [{ shelf, found }];
  });
  const [nation] = layers;
  const narrowest = layers.at(-1);
  if (nation?.shelf.region !== undefined || narrowest === undefined) return undefined;
  const template = Object.assign({}, ...layers.map(({ found }) => found.content)) as Template;
  const { region } = narrowest.shelf;

  return { template, file: narrowest.found.file, ...(region === undefined ? {} : { region }) };
};

/** Which fields of the whole are still wrong after layering: a national template that leaves one out. */
export const incompleteFields = (template: Template): readonly string[] => {
  const parsed = templateSchema.safeParse(template);

  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

const over = (wide: CommonChange, narrow: CommonChange): CommonChange => ({
  ...wide,
  ...narrow,
  words: { ...wide.words, ...narrow.words },
  join: { ...wide.join, ...narrow.join } as CommonWords['join'],
});

const layersOfCommon = (files: readonly (Filed<CommonChange> | undefined)[]): CommonWords | undefined => {
  const parsed = commonWordsSchema.safeParse(files.reduce<CommonChange>((wide, one) => over(wide, one?.content ?? {}), {}));

  return parsed.success ? parsed.data : undefined;
};

/** The shared words of a region: undefined where the nation's are not complete. */
export const layeredCommon = (chain: readonly Shelf[]): CommonWords | undefined => layersOfCommon(chain.map(({ common }) => common));
export const layeredCopyCommon = (chain: readonly Shelf[]): CommonWords | undefined =>
  layersOfCommon(chain.map(({ copyCommon }) => copyCommon));

/** The reading copy of exactly this wording: one of a wider region would say something else. */
export const copyOf = (chain: readonly Shelf[], { template, region }: Layered): Filed<ReadingCopy> | undefined =>
  chain
    .find((shelf) => shelf.region === region)
    ?.copies.find(({ content }) => content.code === template.code && content.of === template.version);

/** A reading copy as a template: form, series and validity are those of the letter. */
export const asCopied = (template: Template, { code: _code, of: _of, ...words }: ReadingCopy): Template => {
  const { code, version, validFrom, form, suffix, approval } = template;

  return { code, version, validFrom, form, approval, ...(suffix === undefined ? {} : { suffix }), ...words };
};

/** Days on which a wording changes: each is looked at when templates are loaded. */
export const changesOf = (chain: readonly Shelf[], code: string): readonly string[] => {
  const days = chain.flatMap(({ templates }) =>
    templates.filter(({ content }) => content.code === code).map(({ content }) => content.validFrom),
  );

  return [...new Set(days)].sort();
};
