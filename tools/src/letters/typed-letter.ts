import {
  isLetterCode,
  LANGUAGES,
  OUTPUTS,
  regionsAround,
  type LetterCode,
  type Language,
  type Output,
  type PreviewWish,
} from '@huiyin/notify/letters';
import type { Directory, LocalDate, RegionCode } from '@huiyin/kernel';

import { BadWish } from '../explaining/bad-wish.js';

/** What a person typed. */
export interface TypedLetter {
  readonly template?: string;
  readonly variant?: string;
  readonly region?: string;
  readonly folder?: string;
  readonly lang?: string;
  readonly on?: string;
  readonly form?: string;
  readonly out?: string;
  readonly check?: string;
}

const oneOf = <Value extends string>(name: string, value: string | undefined, allowed: readonly Value[]): Value | undefined => {
  const found = allowed.find((one) => one === value);
  if (value !== undefined && found === undefined) throw new BadWish(`${name} is one of ${allowed.join(', ')}, not ${value}`);

  return found;
};

export const letterCode = (typed: string): LetterCode => {
  const code = typed.toUpperCase();
  if (!isLetterCode(code)) throw new BadWish(`no letter ${typed}; npm run letters -- lists them`);

  return code;
};

export const typedRegions = ({ region }: TypedLetter, directory: Directory): readonly string[] | undefined =>
  region === undefined ? undefined : regionsAround(region as RegionCode, directory);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const typedDay = ({ on }: TypedLetter): LocalDate | undefined => {
  if (on !== undefined && !DAY.test(on)) throw new BadWish(`--on is a day, YYYY-MM-DD, not ${on}`);

  return on as LocalDate | undefined;
};

const ENDINGS: Readonly<Record<string, Output>> = { pdf: 'pdf', docx: 'docx', html: 'html', txt: 'text' };

/** Said, or told by the file's ending; text on the screen otherwise. */
export const typedForm = ({ form, out }: TypedLetter): Output =>
  oneOf('--form', form, OUTPUTS) ?? ENDINGS[out?.split('.').at(-1) ?? ''] ?? 'text';

export const typedWish = (typed: TypedLetter, code: LetterCode, directory: Directory): PreviewWish => {
  const [regions, on] = [typedRegions(typed, directory), typedDay(typed)];
  const language: Language | undefined = oneOf('--lang', typed.lang, LANGUAGES);

  return {
    code,
    ...(typed.variant === undefined ? {} : { variant: typed.variant }),
    ...(regions === undefined ? {} : { regions }),
    ...(on === undefined ? {} : { on }),
    ...(language === undefined ? {} : { language }),
  };
};
