import { toInstant, type Instant } from '@huiyin/kernel';

/** A stretch of time: from its beginning, which belongs to it, to its end, which does not. Open where there is no bound. */
export interface Stretch {
  readonly from?: Instant;
  readonly before?: Instant;
}

const HOUR_MS = 3_600_000;
const GROWS = 4;
/** Nearly two years: what lies further back is read in one go. */
const LONGEST_MS = HOUR_MS * GROWS ** 7;

const reaches = (first: number): readonly number[] => (first >= LONGEST_MS ? [LONGEST_MS] : [first, ...reaches(first * GROWS)]);

/** All of time in stretches, latest first, each reaching back four times as far from an instant as the one before. */
export const stretchesBackFrom = (instant: Instant, firstMs = HOUR_MS): readonly Stretch[] => {
  const starts = reaches(Math.max(firstMs, HOUR_MS)).map((ms) => toInstant(new Date(instant).getTime() - ms));

  return [...starts, undefined].map((from, n) => {
    const before = starts[n - 1];

    return { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) };
  });
};

export interface ListWish {
  readonly from: Instant;
  readonly limit: number;
  /** How far the first stretch reaches. */
  readonly firstMs?: number | undefined;
}

/** The first rows of a list that is in order of time, latest first: no further back than it must be read. */
export const latestRows = async <Row>(
  { from, limit, firstMs }: ListWish,
  read: (stretch: Stretch, limit: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const stretch of stretchesBackFrom(from, firstMs)) {
    rows.push(...(await read(stretch, limit - rows.length)));
    if (rows.length >= limit) break;
  }

  return rows;
};

const SPARE = 1.5;

/** How far back lists had to be read for a page when they were last read, so that the next page is one question. */
export class Reaches {
  readonly #known = new Map<string, number>();

  constructor(private readonly most = 1_000) {}

  /** Somewhat further than last time; nothing of a list that nobody has read here. */
  of(list: string): number | undefined {
    const known = this.#known.get(list);

    return known === undefined ? undefined : known * SPARE;
  }

  /** `to`: the last row's instant; nothing where the list ended before the page was full. */
  learn(list: string, { from, to }: { readonly from: Instant; readonly to: Instant | undefined }): void {
    this.#known.delete(list);
    this.#known.set(list, to === undefined ? LONGEST_MS : new Date(from).getTime() - new Date(to).getTime());
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.most) return;
      this.#known.delete(oldest);
    }
  }
}
