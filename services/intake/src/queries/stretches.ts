import { toInstant, type Instant } from '@huiyin/kernel';

/** A stretch of time: from its beginning, which belongs to it, to its end, which does not. Open where there is no bound. */
export interface Stretch {
  readonly from?: Instant;
  readonly before?: Instant;
}

const HOUR_MS = 3_600_000;
const GROWS = 4;
/** One hour up to two years. */
const HOURS = Array.from({ length: 8 }, (_, n) => GROWS ** n);

/** All of time in stretches, latest first, each reaching back four times as far from an instant as the one before. */
export const stretchesBackFrom = (instant: Instant): readonly Stretch[] => {
  const starts = HOURS.map((hours) => toInstant(new Date(instant).getTime() - hours * HOUR_MS));

  return [...starts, undefined].map((from, n) => {
    const before = starts[n - 1];

    return { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) };
  });
};

/** The first rows of a list that is in order of time, latest first: no further back than it must be read. */
export const latestRows = async <Row>(
  instant: Instant,
  limit: number,
  read: (stretch: Stretch, limit: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const stretch of stretchesBackFrom(instant)) {
    rows.push(...(await read(stretch, limit - rows.length)));
    if (rows.length >= limit) break;
  }

  return rows;
};
