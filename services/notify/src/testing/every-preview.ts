import { openLetterDesk, type LetterDesk } from '../preview/letter-desk.js';
import type { Preview } from '../preview/preview.js';
import type { Language, TemplateFolders } from '../templates/load-templates.js';

/** A desk of a spec: letters by the names of their samples, `L09`, `L10 duty`. */
export interface Desk extends LetterDesk {
  written(name: string, language?: Language): Preview;
}

export const openDesk = async (folders: TemplateFolders = {}): Promise<Desk> => {
  const desk = await openLetterDesk(folders);
  const written = (name: string, language: Language = 'zh'): Preview => {
    const found = desk.previews.samples.find((sample) => sample.name === name);
    if (found === undefined) throw new RangeError(`no sample ${name}`);

    return desk.previews.write({ code: found.code, language, ...(found.variant === undefined ? {} : { variant: found.variant }) });
  };

  return { ...desk, written };
};
