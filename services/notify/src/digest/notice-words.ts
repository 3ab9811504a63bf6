import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '@huiyin/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { placeholdersIn } from '../templates/template.js';
import { DIGEST_KINDS, type DigestKind } from './digest-kinds.js';

export const NOTICE_LANGUAGES = ['zh', 'en'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** A pattern that names these values, all of them, and no others. */
const saying = (...names: readonly string[]) =>
  z
    .string()
    .refine((pattern) => placeholdersIn(pattern).every((name) => names.includes(name)), `may name ${names.join(', ') || 'nothing'} only`)
    .refine((pattern) => names.every((name) => placeholdersIn(pattern).includes(name)), `must name ${names.join(', ')}`);

/** Lines name what they need of these. */
const LINE = ['number', 'what', 'day'];
const line = z
  .string()
  .refine((pattern) => placeholdersIn(pattern).every((name) => LINE.includes(name)), `may name ${LINE.join(', ')} only`);

const perKind = <Pattern extends z.ZodType>(pattern: Pattern) =>
  z.strictObject(Object.fromEntries(DIGEST_KINDS.map((kind) => [kind, pattern])) as Record<DigestKind, Pattern>);

const schema = z.strictObject({
  code: z.strictObject({ subject: saying('office'), text: saying('code') }),
  digest: z.strictObject({
    subject: saying('office', 'summary'),
    overdueSubject: saying('office', 'summary'),
    greeting: saying('office'),
    overdueOnly: saying(),
    more: saying('count'),
    calendar: saying(),
    footer: saying(),
    kinds: perKind(saying('count')),
    lines: perKind(line),
    /** Names of timers, letters and tasks, by their codes; one without a name is shown by its code. */
    things: z.record(z.string(), z.string()),
    list: z.string(),
  }),
});

/** 提示用语: words of mails that are no letters. */
export type NoticeWords = Readonly<Record<NoticeLanguage, z.infer<typeof schema>>>;

export const NOTICE_WORDS = Symbol('notify.notice-words');

const FOLDER = fileURLToPath(new URL('../../notices/', import.meta.url));

const wordsIn = async (folder: string, language: NoticeLanguage) => {
  const file = `${language}.yaml`;
  const read = schema.safeParse(parse(await readFile(join(folder, file), 'utf8')));
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `notices/${file}: ${path.join('.')}: ${message}`);

  throw new Fault('notice.words-invalid', lines.join('\n'), { retryable: false });
};

/** @throws Fault `notice.words-invalid`, one line per fault: a wrong wording stops the start and not a mail. */
export const loadNoticeWords = async (folder = FOLDER): Promise<NoticeWords> => ({
  zh: await wordsIn(folder, 'zh'),
  en: await wordsIn(folder, 'en'),
});
