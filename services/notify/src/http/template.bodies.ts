import { localDate } from '@huiyin/contracts';
import { z } from 'zod';
import { LETTER_CODES, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { OUTPUTS } from '../forms/letter-forms.js';
import { LANGUAGES } from '../templates/load-templates.js';

const region = z.string().regex(/^\d{6,12}$/);
const codes = LETTER_CODES as readonly [LetterCode, ...LetterCode[]];

export const TemplatePath = z.strictObject({ code: z.enum(codes) });
export type TemplatePath = z.infer<typeof TemplatePath>;

/** Whose wording, and of which day: today's where none is named. */
export const WordingQuery = z.strictObject({ region: region.exactOptional(), on: localDate.exactOptional() });
export type WordingQuery = z.infer<typeof WordingQuery>;

export const PreviewQuery = WordingQuery.extend({
  variant: z.string().min(1).max(40).exactOptional(),
  lang: z.enum(LANGUAGES).default('zh'),
  form: z.enum(OUTPUTS).default('pdf'),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;
