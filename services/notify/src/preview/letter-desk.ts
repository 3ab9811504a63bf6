import { LetterPress } from '../effects/render/letter-press.js';
import { loadTemplates, type TemplateFolders, type Templates } from '../templates/load-templates.js';
import { Previews } from './preview.js';

/** 文书台: all that letters are written, looked at and printed with; needs no server. */
export interface LetterDesk {
  readonly templates: Templates;
  readonly previews: Previews;
  readonly press: LetterPress;
}

/** @throws Fault `template.invalid` with one line per fault. */
export const openLetterDesk = async (folders: TemplateFolders = {}): Promise<LetterDesk> => {
  const templates = await loadTemplates(folders);

  return { templates, previews: await Previews.open(templates), press: LetterPress.open(templates.pages) };
};
