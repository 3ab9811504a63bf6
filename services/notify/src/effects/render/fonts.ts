import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** 仿宋, 楷体, 黑体, 宋体: the families that the page asks for, the best first. */
export interface FontChoice {
  readonly fs: readonly string[];
  readonly kt: readonly string[];
  readonly ht: readonly string[];
  readonly st: readonly string[];
}

const SONG = 'Noto Serif SC';
const BLACK = 'Noto Sans SC';

/** No registry package carries a usable 仿宋 or 楷体 as TTF: `fonts/` and the system are asked first, then 宋体 takes their place. */
const WISHES: FontChoice = {
  fs: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', 'Zhuque Fangsong'],
  kt: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', 'LXGW WenKai'],
  ht: ['SimHei', '黑体', BLACK],
  st: ['FZXiaoBiaoSong-B05S', '方正小标宋简体', SONG],
};

const FALLBACK = [SONG, BLACK];

const require = createRequire(import.meta.url);
const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`));
const OWN_FONTS = fileURLToPath(new URL('../../../../../fonts', import.meta.url));

/** Folders of outline fonts (TTF; CFF outlines break PDF/A), the system's apart, which the compiler finds itself. */
export const fontFolders = (): readonly string[] => {
  const serif = packageFolder('@expo-google-fonts/noto-serif-sc');
  const sans = packageFolder('@expo-google-fonts/noto-sans-sc');
  const ours = [join(serif, '400Regular'), join(serif, '700Bold'), join(serif, '900Black'), join(sans, '400Regular')];

  return existsSync(OWN_FONTS) ? [OWN_FONTS, ...ours] : ours;
};

const UNKNOWN = /^unknown font family: (.+)$/;

/** Asks the compiler which families it does not know: it warns of them. */
const unknownFamilies = (compiler: NodeCompiler, families: readonly string[]): ReadonlySet<string> => {
  const list = families.map((family) => JSON.stringify(family)).join(', ');
  const warnings = compiler.compile({ mainFileContent: `#set text(font: (${list}))\n` }).takeWarnings();
  const messages = (warnings?.shortDiagnostics ?? []) as readonly { readonly message: string }[];

  return new Set(messages.flatMap(({ message }) => UNKNOWN.exec(message)?.[1]?.toLowerCase() ?? []));
};

/** The families that are here, in the order of preference, each list ending with what always is. */
export const chooseFonts = (compiler: NodeCompiler): FontChoice => {
  const unknown = unknownFamilies(compiler, Object.values(WISHES).flat());
  const present = (wishes: readonly string[]): readonly string[] => [
    ...new Set([...wishes.filter((family) => !unknown.has(family.toLowerCase())), ...FALLBACK]),
  ];

  return { fs: present(WISHES.fs), kt: present(WISHES.kt), ht: present(WISHES.ht), st: present(WISHES.st) };
};
