import type { FileRef } from '@huiyin/kernel';
import type { FiledLetter } from './dossier.state.js';

type Filed = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
type Letters = Readonly<Record<string, FiledLetter>>;

const LETTER = 'cn.huiyin.notify.letter.';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const issued = ({ data }: Filed, before: FiledLetter | undefined): FiledLetter => ({
  made: 'issued',
  code: text(data['code']),
  ...(typeof data['number'] === 'string' ? { number: data['number'] } : {}),
  file: data['file'] as FileRef,
  withdrawn: before?.made === 'never',
});

const withdrawn = ({ data }: Filed, before: FiledLetter | undefined): FiledLetter => {
  if (before?.made === 'issued') return { ...before, withdrawn: true };

  return { made: 'never', code: text(data['code']) };
};

/** The letters of the dossier after one more event of notify; other events change nothing. */
export const afterLetterEvent = (letters: Letters, filed: Filed): Letters => {
  const id = text(filed.data['letterId']);
  if (!filed.type.startsWith(LETTER) || id === '') return letters;
  const before = letters[id];
  switch (filed.type.slice(LETTER.length)) {
    case 'LetterOrdered.v1':
      return before === undefined ? { ...letters, [id]: { made: 'ordered', code: text(filed.data['code']) } } : letters;
    case 'LetterIssued.v1':
      return { ...letters, [id]: issued(filed, before) };
    case 'LetterWithdrawn.v1':
      return { ...letters, [id]: withdrawn(filed, before) };
    default:
      return letters;
  }
};
