import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { commonWordsSchema, copySchema, regionalSchema, type ReadingCopy, type RegionalTemplate } from './template.js';

/** A file that could be read, with its place for whoever must mend it. */
export interface Filed<Content> {
  readonly file: string;
  readonly content: Content;
}

const partialCommon = commonWordsSchema.partial();
export type CommonChange = z.infer<typeof partialCommon>;

/** 一层模板: what one folder says: the nation's, or what a region puts otherwise. */
export interface Shelf {
  /** The region whose wording it is; the nation's has none. */
  readonly region?: string;
  readonly templates: readonly Filed<RegionalTemplate>[];
  readonly copies: readonly Filed<ReadingCopy>[];
  readonly common: Filed<CommonChange> | undefined;
  readonly copyCommon: Filed<CommonChange> | undefined;
  /** Lines of what cannot be read. */
  readonly faults: readonly string[];
}

const COMMON = 'common.yaml';
const COPIES = 'en';

type Read<Content> = { readonly filed: Filed<Content> } | { readonly faults: readonly string[] };

/** The innermost reason: of a choice between shapes the one that came closest. */
const linesOf = (file: string, issues: readonly z.core.$ZodIssue[], before: readonly PropertyKey[] = []): readonly string[] =>
  issues.flatMap((issue) => {
    const path = [...before, ...issue.path];
    const closest =
      issue.code === 'invalid_union' ? issue.errors.findLast((one) => one.some(({ path: deep }) => deep.length > 0)) : undefined;

    return closest === undefined ? [`${file}: ${path.join('.')}: ${issue.message}`] : linesOf(file, closest, path);
  });

const readAs = async <Schema extends z.ZodType>(
  { root, file }: { readonly root: string; readonly file: string },
  schema: Schema,
): Promise<Read<z.infer<Schema>>> => {
  try {
    const parsed = schema.safeParse(parse(await readFile(join(root, file), 'utf8')));

    return parsed.success ? { filed: { file, content: parsed.data } } : { faults: linesOf(file, parsed.error.issues) };
  } catch (error) {
    return { faults: [`${file}: ${(error as Error).message.split('\n')[0] ?? ''}`] };
  }
};

const yamlIn = async (folder: string): Promise<readonly string[]> =>
  existsSync(folder) ? (await readdir(folder)).filter((file) => file.endsWith('.yaml') && file !== COMMON).sort() : [];

const filedIn = <Content>(read: readonly Read<Content>[]): readonly Filed<Content>[] =>
  read.flatMap((one) => ('filed' in one ? [one.filed] : []));
const faultsIn = (read: readonly Read<unknown>[]): readonly string[] => read.flatMap((one) => ('faults' in one ? one.faults : []));

/** Reads one folder below the root; its paths are named from the root on. */
export const readShelf = async (root: string, folder: string, region?: string): Promise<Shelf> => {
  const place = (file: string) => ({ root, file: join(folder, file) });
  const commonOf = async (file: string): Promise<readonly Read<CommonChange>[]> =>
    existsSync(join(root, folder, file)) ? [await readAs(place(file), partialCommon)] : [];
  const names = await yamlIn(join(root, folder));
  const copyNames = await yamlIn(join(root, folder, COPIES));
  const templates = await Promise.all(names.map((file) => readAs(place(file), regionalSchema)));
  const copies = await Promise.all(copyNames.map((file) => readAs(place(join(COPIES, file)), copySchema)));
  const [common, copyCommon] = [await commonOf(COMMON), await commonOf(join(COPIES, COMMON))];

  return {
    ...(region === undefined ? {} : { region }),
    templates: filedIn(templates),
    copies: filedIn(copies),
    common: filedIn(common)[0],
    copyCommon: filedIn(copyCommon)[0],
    faults: [templates, copies, common, copyCommon].flatMap((read) => faultsIn(read)),
  };
};

const REGION = /^\d{6}(\d{3})?(\d{3})?$/;

/** The folders of regions, each below the wider one: `990000/990100/990102`. Each comes with all that are above it, the widest first. */
export const readRegions = async (root: string, above: readonly Shelf[]): Promise<readonly (readonly Shelf[])[]> => {
  const walk = async (folder: string, chain: readonly Shelf[]): Promise<readonly (readonly Shelf[])[]> => {
    const entries = existsSync(join(root, folder)) ? await readdir(join(root, folder), { withFileTypes: true }) : [];
    const regions = entries.filter((entry) => entry.isDirectory() && REGION.test(entry.name)).map(({ name }) => name);
    const below = regions.sort().map(async (name) => {
      const here = [...chain, await readShelf(root, join(folder, name), name)];

      return [here, ...(await walk(join(folder, name), here))];
    });

    return (await Promise.all(below)).flat();
  };

  return walk('', above);
};
