import { inflateSync } from 'node:zlib';

/** Reads a PDF as this project makes them: numbered objects in clear, no object streams. Tests only. */
const OBJECT = /(\d+) 0 obj\n([\s\S]*?)\nendobj/g;
const STREAM = /stream\n([\s\S]*)\nendstream/;
const MAPPED = /<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi;

export type Objects = ReadonlyMap<string, string>;

/** A font of a page: what its glyphs mean, and how wide they are in thousandths of the size. */
export interface PdfFont {
  readonly unicode: ReadonlyMap<number, string>;
  readonly widths: ReadonlyMap<number, number>;
}

export interface PdfPage {
  readonly body: string;
  readonly content: string;
  readonly fonts: ReadonlyMap<string, PdfFont>;
}

export const objectsIn = (pdf: Buffer): Objects =>
  new Map([...pdf.toString('latin1').matchAll(OBJECT)].map(([, number = '', body = '']) => [number, body]));

const streamOf = (body: string): string => {
  const bytes = STREAM.exec(body)?.[1] ?? '';

  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes;
};

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

const unicodeOf = (map: string): ReadonlyMap<number, string> =>
  new Map(
    [...map.matchAll(/begin(?:bfchar|bfrange)([\s\S]*?)end/g)].flatMap(([, block = '']) =>
      [...block.matchAll(MAPPED)].map(([, glyph = '', text = '']): [number, string] => [parseInt(glyph, 16), utf16(text)]),
    ),
  );

/** `/W [3 [500 600] 10 12 1000]`: runs with a width each, and ranges with one width. */
const widthsOf = (array: string): ReadonlyMap<number, number> => {
  const widths = new Map<number, number>();
  for (const [, first = '', list, last, width] of array.matchAll(/(\d+) (?:\[([^\]]*)\]|(\d+) ([\d.]+))/g)) {
    const each = list?.trim().split(/\s+/).map(Number) ?? Array.from({ length: Number(last) - Number(first) + 1 }, () => Number(width));
    each.forEach((one, at) => widths.set(Number(first) + at, one));
  }

  return widths;
};

const named = (objects: Objects, name: string, body: string): string =>
  objects.get(new RegExp(`/${name} \\[?\\s*(\\d+) 0 R`).exec(body)?.[1] ?? '') ?? '';

const fontOf = (objects: Objects, body: string): PdfFont => {
  const descendant = named(objects, 'DescendantFonts', body);

  return {
    unicode: unicodeOf(streamOf(named(objects, 'ToUnicode', body))),
    widths: widthsOf(/\/W \[([\s\S]*?)\]\s*(?:\/|>>)/.exec(descendant)?.[1]?.concat(']') ?? ''),
  };
};

const pageOf = (objects: Objects, body: string): PdfPage => {
  const names = /\/Font <<([\s\S]*?)>>/.exec(body)?.[1] ?? '';
  const fonts = [...names.matchAll(/\/(\w+) (\d+) 0 R/g)].map(
    ([, name = '', number = '']) => [name, fontOf(objects, objects.get(number) ?? '')] as const,
  );

  return { body, content: streamOf(named(objects, 'Contents', body)), fonts: new Map(fonts) };
};

export const pagesIn = (pdf: Buffer): readonly PdfPage[] => {
  const objects = objectsIn(pdf);

  return [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body)).map((body) => pageOf(objects, body));
};
