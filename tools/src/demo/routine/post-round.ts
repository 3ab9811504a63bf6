import { dayOf } from '@huiyin/time';

import type { City } from '../driver/city.js';
import { dispatchList, recordService } from '../driver/letters.js';

const BY_POST = '2';

interface Post {
  /** Staff of the offices that look at their lists. */
  readonly staff: readonly string[];
  /** Letters of these rows that their story serves itself. */
  readonly kept: ReadonlyMap<number, readonly string[]>;
}

/** 待送达清单: each office posts what lies on its list, and records the day of the receipt slip. */
export const postRound = async (city: City, { staff, kept }: Post): Promise<void> => {
  const servedOn = dayOf(await city.now());
  const held = new Map([...kept].map(([row, codes]) => [city.matters.find((matter) => matter.row === row)?.id ?? '', codes]));
  for (const clerk of staff) {
    const listed = await dispatchList(city, clerk);
    for (const { matter, letterId, code } of listed)
      if (!(held.get(matter) ?? []).includes(code))
        await recordService(city, { id: matter, staff: clerk }, { letterId, way: BY_POST, servedOn });
  }
  await city.idle();
};
