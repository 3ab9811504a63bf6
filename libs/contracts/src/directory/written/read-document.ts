import type { z } from 'zod';
import type { Locate, WrittenFault } from './fault.js';
import { openDocument, type OpenedDocument } from './open-document.js';

/** A document whose form is right. Whether it says what may be said is the rules' to judge; they name places by `locate`. */
export interface ReadDocument<Form> {
  readonly document: Form;
  readonly locate: Locate;
}

export type Reading<Form> = ReadDocument<Form> | { readonly faults: readonly WrittenFault[] };

const MOST_FAULTS = 50;

type Issue = z.ZodError['issues'][number];

/** zod puts all unknown fields of an object into one issue; each is named on its own. */
const faultsOf = (issue: Issue, locate: Locate): readonly WrittenFault[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ field: locate([...issue.path, key]), reason: 'unknown field' }))
    : [{ field: locate(issue.path), reason: issue.message }];

/** Reads what a document says by its form: all its faults, or the whole of it. */
export const readContent = <Form>(form: z.ZodType<Form>, { content, locate }: OpenedDocument): Reading<Form> => {
  const read = form.safeParse(content);

  return read.success
    ? { document: read.data, locate }
    : { faults: read.error.issues.flatMap((issue) => faultsOf(issue, locate)).slice(0, MOST_FAULTS) };
};

/** Opens a written document, and reads it by its form. */
export const readDocument = <Form>(form: z.ZodType<Form>, written: unknown): Reading<Form> => {
  const opened = openDocument(written);

  return 'faults' in opened ? opened : readContent(form, opened);
};
