/** What tools need to write and look at letters without a server. */
export { LETTER_CODES, isLetterCode, type LetterCode } from './domain/letter/kinds/letter-kinds.js';
export { inForm, OUTPUTS, type Output } from './forms/letter-forms.js';
export { openLetterDesk, type LetterDesk } from './preview/letter-desk.js';
export type { PreviewWish } from './preview/preview.js';
export { hasCopy, templateRow } from './queries/template-row.js';
export { LANGUAGES, type Language } from './templates/load-templates.js';
export { regionsAround } from './templates/regions-of.js';
