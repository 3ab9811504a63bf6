import { inflateSync } from 'node:zlib';

/** Reads the text back out of a PDF as this project makes them: proof that it can be searched and copied. Tests only. */
const OBJECT = /(\d+) 0 obj\n([\s\S]*?)\nendobj/g;
const STREAM = /stream\n([\s\S]*)\nendstream/;
const MAPPED = /<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi;
const TOKEN = /\/(\w+) [\d.]+ Tf|\(((?:[^()\\]|\\[\s\S])*)\)|<([0-9a-f]*)>|\b(ET)\b/gi;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

type Objects = ReadonlyMap<string, string>;
type Glyphs = ReadonlyMap<number, string>;

const objectsIn = (pdf: string): Objects => new Map([...pdf.matchAll(OBJECT)].map(([, number = '', body = '']) => [number, body]));

const streamOf = (body: string): string => {
  const bytes = STREAM.exec(body)?.[1] ?? '';

  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes;
};

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

const glyphsOf = (map: string): Glyphs =>
  new Map(
    [...map.matchAll(/begin(?:bfchar|bfrange)([\s\S]*?)end/g)].flatMap(([, block = '']) =>
      [...block.matchAll(MAPPED)].map(([, glyph = '', text = '']): [number, string] => [parseInt(glyph, 16), utf16(text)]),
    ),
  );

const fontsOf = (page: string, objects: Objects): ReadonlyMap<string, Glyphs> => {
  const names = /\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? '';

  return new Map(
    [...names.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', number = '']) => {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number) ?? '')?.[1] ?? '';

      return [name, glyphsOf(streamOf(objects.get(unicode) ?? ''))];
    }),
  );
};

const unescaped = (literal: string): string =>
  literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_whole, escape: string) =>
    /^[0-7]/.test(escape) ? String.fromCharCode(parseInt(escape, 8)) : (ESCAPES[escape] ?? escape),
  );

const shown = (bytes: string, glyphs: Glyphs | undefined): string => {
  const codes = Array.from({ length: bytes.length / 2 }, (_, at) => bytes.charCodeAt(2 * at) * 256 + bytes.charCodeAt(2 * at + 1));

  return codes.map((code) => glyphs?.get(code) ?? '\u{fffd}').join('');
};

/** The bytes that a token shows: a literal or a hexadecimal string. */
const bytesOf = (literal: string | undefined, hex: string | undefined): string =>
  literal === undefined ? Buffer.from(hex ?? '', 'hex').toString('latin1') : unescaped(literal);

const textOfPage = (page: string, objects: Objects): string => {
  const fonts = fontsOf(page, objects);
  const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '');
  let font: Glyphs | undefined;
  let text = '';
  for (const [, name, literal, hex, end] of content.matchAll(TOKEN)) {
    if (name !== undefined) font = fonts.get(name);
    text += end === undefined ? shown(bytesOf(literal, hex), font) : '\n';
  }

  return text;
};

/** The text of each page, lines in the order in which they were set. */
export const pdfPages = (pdf: Buffer): readonly string[] => {
  const objects = objectsIn(pdf.toString('latin1'));

  return [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body)).map((page) => textOfPage(page, objects));
};

/** All text without the breaks and spaces that layout adds. */
export const pdfText = (pdf: Buffer): string => pdfPages(pdf).join('').replace(/\s/g, '');
