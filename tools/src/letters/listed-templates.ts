import { hasCopy, LETTER_CODES, templateRow, type LetterDesk } from '@huiyin/notify/letters';
import type { LocalDate } from '@huiyin/kernel';

import { table } from '../log/say.js';

interface ListWish {
  readonly on: LocalDate;
  readonly regions?: readonly string[];
}

/** Every letter with version, whose words they are, languages and samples. */
export const listedTemplates = ({ templates, previews }: LetterDesk, wish: ListWish): string => {
  const rows = LETTER_CODES.toSorted().flatMap((code) => {
    const asked = { code, ...wish };
    const found = templates.wordingFor(asked);
    if (found === undefined) return [];
    const { version, region = 'nation', languages, titles } = templateRow(found, hasCopy(templates, asked));
    const variants = previews.samples.filter((sample) => sample.code === code).flatMap(({ variant }) => variant ?? []);

    return [[code, `v${version}`, region, languages.join('+'), titles.join(' / '), variants.join(', ')]];
  });

  return table([['code', 'version', 'words of', 'languages', 'title', '--variant'], ...rows]);
};
