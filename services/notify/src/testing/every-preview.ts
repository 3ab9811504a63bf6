import { LetterPress } from '../effects/render/letter-press.js';
import { Previews, type Preview } from '../preview/preview.js';
import { loadTemplates, type Language, type TemplateFolders, type Templates } from '../templates/load-templates.js';
import type { Sample } from '../preview/samples.js';

/** The desk that a spec writes and prints letters at. */
export interface Desk {
  readonly templates: Templates;
  readonly previews: Previews;
  readonly press: LetterPress;
  /** By the name of its sample: `L09`, `L10 duty`. */
  written(name: string, language?: Language): Preview;
}

export const openDesk = async (folders: TemplateFolders = {}): Promise<Desk> => {
  const templates = await loadTemplates(folders);
  const previews = await Previews.open(templates);
  const sampleOf = (name: string): Sample => {
    const found = previews.samples.find((sample) => sample.name === name);
    if (found === undefined) throw new RangeError(`no sample ${name}`);

    return found;
  };
  const written = (name: string, language: Language = 'zh'): Preview => {
    const { code, variant } = sampleOf(name);

    return previews.write({ code, language, ...(variant === undefined ? {} : { variant }) });
  };

  return { templates, previews, press: LetterPress.open(templates.pages), written };
};
