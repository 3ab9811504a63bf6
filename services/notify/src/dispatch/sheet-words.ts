import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '@huiyin/kernel';
import { parse } from 'yaml';
import { z } from 'zod';

const text = z.string().min(1);
const schema = z.strictObject({
  title: text,
  summary: text,
  columns: z.strictObject({ at: text, mark: text, letter: text, addressee: text, place: text, why: text, signed: text }),
  why: z.strictObject({ 'no-address': text, 'no-consent': text, refused: text, bounced: text }),
  note: text,
});

/** 待送达清单: its words and its layout. */
export interface DispatchSheet {
  readonly words: z.infer<typeof schema>;
  readonly source: string;
}

const FOLDER = fileURLToPath(new URL('../../sheets/', import.meta.url));

/** Token of the sheet. */
export const DISPATCH_SHEET = Symbol('notify.dispatch-sheet');

/** @throws Fault `sheet.invalid`, so that wrong words stop the start and not a list. */
export const loadDispatchSheet = async (folder = FOLDER): Promise<DispatchSheet> => {
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const words = schema.safeParse(parse(await read('dispatch.yaml')));
  if (!words.success) throw new Fault('sheet.invalid', `dispatch.yaml: ${z.prettifyError(words.error)}`, { retryable: false });

  return { words: words.data, source: await read('dispatch.typ') };
};
