import { rgb, StandardFonts, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { barsOf, digitsOf } from './bar-code.js';

const MM = 72 / 25.4;
const MODULE = 0.33 * MM;
const [HEIGHT, TOP, RIGHT] = [9 * MM, 10 * MM, 14 * MM];
const SIZE = 8.5;
const UNDER = 10;
const BLACK = rgb(0, 0, 0);

const widthOf = (bars: readonly number[]): number => bars.reduce((sum, width) => sum + width, 0) * MODULE;

const draw = (page: PDFPage, bars: readonly number[], { x, y }: { readonly x: number; readonly y: number }): void => {
  let at = x;
  for (const [n, width] of bars.entries()) {
    if (n % 2 === 0) page.drawRectangle({ x: at, y, width: width * MODULE, height: HEIGHT, color: BLACK });
    at += width * MODULE;
  }
};

/** 条码: at the top of the first page, with the digits under it. */
export const stamped = async (pdf: PDFDocument, mark: string): Promise<PDFDocument> => {
  const [page] = pdf.getPages();
  if (page === undefined) return pdf;
  const bars = barsOf(mark);
  const place = { x: page.getWidth() - RIGHT - widthOf(bars), y: page.getHeight() - TOP - HEIGHT };
  draw(page, bars, place);
  const font = await pdf.embedFont(StandardFonts.Courier);
  page.drawText(digitsOf(mark), { x: place.x, y: place.y - UNDER, size: SIZE, font, color: BLACK });

  return pdf;
};
