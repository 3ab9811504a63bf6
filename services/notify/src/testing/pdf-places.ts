import { glyphsIn, operationsIn, stringsIn, type Operand, type Operation } from './pdf-content.js';
import { pagesIn, type PdfFont, type PdfPage } from './pdf-objects.js';

type Matrix = readonly [number, number, number, number, number, number];

/** A glyph as it stands on the paper: millimetres from the left and from the top, to its baseline. */
export interface PlacedGlyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** In points. */
  readonly size: number;
}

/** A rule: its two ends, and its thickness, in millimetres. */
export interface PlacedRule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly thickness: number;
}

export interface PlacedPage {
  readonly glyphs: readonly PlacedGlyph[];
  readonly rules: readonly PlacedRule[];
}

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
const MM = 25.4 / 72;
const HEIGHT = 297;
const THOUSAND = 1_000;

const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
];

const across = ([a, , c, , e]: Matrix, x: number, y: number): number => (a * x + c * y + e) * MM;
const down = ([, b, , d, , f]: Matrix, x: number, y: number): number => HEIGHT - (b * x + d * y + f) * MM;
const numbers = (operands: readonly Operand[]): readonly number[] => operands.filter((one): one is number => typeof one === 'number');
const matrixOf = (operands: readonly Operand[]): Matrix => numbers(operands) as unknown as Matrix;

/** Carries a page out far enough to know where its words and rules stand. */
class Plotter {
  readonly glyphs: PlacedGlyph[] = [];
  readonly rules: PlacedRule[] = [];
  #now: Matrix = UNIT;
  readonly #kept: Matrix[] = [];
  #text: Matrix = UNIT;
  #line: Matrix = UNIT;
  #font: PdfFont | undefined;
  #size = 0;
  #thickness = 1;
  #points: (readonly [number, number])[] = [];

  constructor(private readonly page: PdfPage) {}

  readonly #does: Readonly<Record<string, (operands: readonly Operand[]) => void>> = {
    q: () => void this.#kept.push(this.#now),
    Q: () => void (this.#now = this.#kept.pop() ?? UNIT),
    cm: (operands) => void (this.#now = times(matrixOf(operands), this.#now)),
    BT: () => this.#begin(UNIT),
    Tm: (operands) => this.#begin(matrixOf(operands)),
    Td: (operands) => this.#begin(times([1, 0, 0, 1, ...(numbers(operands) as unknown as readonly [number, number])], this.#line)),
    Tf: ([name, size]) => {
      this.#font = typeof name === 'object' && 'name' in name ? this.page.fonts.get(name.name) : undefined;
      this.#size = Number(size);
    },
    Tj: (operands) => this.#show(operands),
    TJ: (operands) => this.#show((operands[0] as readonly Operand[] | undefined) ?? []),
    w: ([width]) => void (this.#thickness = Number(width)),
    m: (operands) => void (this.#points = [numbers(operands) as unknown as readonly [number, number]]),
    l: (operands) => void this.#points.push(numbers(operands) as unknown as readonly [number, number]),
    S: () => this.#stroke(),
  };

  draw(operations: readonly Operation[]): PlacedPage {
    for (const { name, operands } of operations) this.#does[name]?.(operands);

    return { glyphs: this.glyphs, rules: this.rules };
  }

  #begin(matrix: Matrix): void {
    this.#text = matrix;
    this.#line = matrix;
  }

  #show(operands: readonly Operand[]): void {
    for (const one of operands) {
      if (typeof one === 'number') this.#move((-one / THOUSAND) * this.#size);
      else for (const glyph of stringsIn([one]).flatMap((bytes) => glyphsIn(bytes))) this.#place(glyph);
    }
  }

  #place(glyph: number): void {
    const width = ((this.#font?.widths.get(glyph) ?? THOUSAND) / THOUSAND) * this.#size;
    const at = times(this.#text, this.#now);
    this.glyphs.push({
      text: this.#font?.unicode.get(glyph) ?? '',
      left: across(at, 0, 0),
      right: across(at, width, 0),
      baseline: down(at, 0, 0),
      size: Math.abs(this.#size * at[3]),
    });
    this.#move(width);
  }

  #move(by: number): void {
    this.#text = times([1, 0, 0, 1, by, 0], this.#text);
  }

  #stroke(): void {
    const [from, to] = this.#points;
    if (from === undefined || to === undefined) return;
    const [lefts, tops] = [[from, to].map(([x, y]) => across(this.#now, x, y)), [from, to].map(([x, y]) => down(this.#now, x, y))];
    const thickness = this.#thickness * Math.abs(this.#now[3]) * MM;
    this.rules.push({ left: Math.min(...lefts), right: Math.max(...lefts), top: Math.min(...tops), bottom: Math.max(...tops), thickness });
  }
}

/** Where the words and rules of each page stand, measured from the file itself. */
export const placesIn = (pdf: Buffer): readonly PlacedPage[] =>
  pagesIn(pdf).map((page) => new Plotter(page).draw(operationsIn(page.content)));
