import { glyphsIn, operationsIn, stringsIn } from './pdf-content.js';
import { pagesIn, type PdfFont, type PdfPage } from './pdf-objects.js';

const UNKNOWN = '\u{fffd}';

const shown = (bytes: string, font: PdfFont | undefined): string =>
  glyphsIn(bytes)
    .map((glyph) => font?.unicode.get(glyph) ?? UNKNOWN)
    .join('');

const textOfPage = ({ content, fonts }: PdfPage): string => {
  let font: PdfFont | undefined;
  let text = '';
  for (const { name, operands } of operationsIn(content)) {
    const [first] = operands;
    if (name === 'Tf' && typeof first === 'object' && 'name' in first) font = fonts.get(first.name);
    if (name === 'Tj' || name === 'TJ')
      text += stringsIn(operands)
        .map((bytes) => shown(bytes, font))
        .join('');
    if (name === 'ET') text += '\n';
  }

  return text;
};

/** The text of each page, lines in the order in which they were set: proof that it can be searched and copied. */
export const pdfPages = (pdf: Buffer): readonly string[] => pagesIn(pdf).map(textOfPage);

/** All text without the breaks and spaces that layout adds. */
export const pdfText = (pdf: Buffer): string => pdfPages(pdf).join('').replace(/\s/g, '');
