import { z } from 'zod';
import { kindOf, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import type { Sample } from '../preview/samples.js';
import { factsSchema } from '../templates/facts-schema.js';
import type { Templates, Wording, WordingWish } from '../templates/load-templates.js';
import type { Template } from '../templates/template.js';

const titlesOf = ({ title }: Template): readonly string[] => [title].flat().map((one) => (typeof one === 'string' ? one : one.text));

/** A template as staff see it in the list. */
export const templateRow = ({ template, region, digest }: Wording, isCopied: boolean) => ({
  code: template.code,
  version: template.version,
  digest,
  titles: titlesOf(template),
  validFrom: template.validFrom,
  ...(template.validTo === undefined ? {} : { validTo: template.validTo }),
  legalBasis: template.legalBasis,
  languages: isCopied ? ['zh', 'en'] : ['zh'],
  ...(region === undefined ? {} : { region }),
});

/** With the schema of its facts, the elements it must contain, and the samples that previews are made of. */
export const templateView = (
  wording: Wording,
  code: LetterCode,
  more: { readonly isCopied: boolean; readonly samples: readonly Sample[] },
) => ({
  ...templateRow(wording, more.isCopied),
  mustContain: kindOf(code).mustContain,
  facts: z.toJSONSchema(factsSchema(kindOf(code).facts)),
  variants: more.samples.filter((sample) => sample.code === code).map(({ variant }) => variant ?? ''),
  template: wording.template,
});

export const hasCopy = (templates: Templates, wish: WordingWish): boolean =>
  templates.wordingFor({ ...wish, language: 'en' }) !== undefined;
