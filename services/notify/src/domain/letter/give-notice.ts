import type { LetterEvent } from '@huiyin/contracts';
import { ignored, newerWithheld, recorded, type Clock, type Decide, type WarningLevel } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import type { Letters, Notice } from './letters.state.js';
import type { Heard } from './order.js';

type Told = Pick<Notice, 'kind' | 'lastDayBefore' | 'reason' | 'level'>;
type Deciding = Decide<Letters, LetterEvent>;

/** In the inbox of the organisation that holds the clock. A petitioner has none; who must not know of the matter is not told (INV-6). */
const giveNotice =
  ({ name, data }: Heard<{ readonly clock: Clock }>, told: Told): Deciding =>
  (state, { directory }) => {
    const { holder, id: clock, timer, lastDay } = data.clock;
    if (holder.kind === 'petitioner') return ignored('held by a petitioner');
    const withheld = newerWithheld(state.withheld, data.withheld);
    if (!mayAddress(holder.org, withheld, directory)) return ignored('withheld from the holder');

    return recorded({
      type: 'DeadlineNoticeGiven',
      data: { noticeId: `notice-${name}`, to: holder.org, clock, timer, lastDay, ...told, withheld },
    });
  };

/** 期限变动: a limit was counted anew and ends on another day. */
export const limitMoved = (heard: Heard<{ readonly clock: Clock; readonly change: string }>): Deciding => {
  const entry = heard.data.clock.ledger.at(-1);
  if (heard.data.change !== 'recomputed' || entry?.kind !== 'recomputed') return () => ignored('not counted anew');
  const { lastDayBefore, lastDay, cause } = entry;
  if (lastDayBefore === undefined || lastDayBefore === lastDay) return () => ignored('ends on the same day');

  return giveNotice(heard, { kind: 'deadline-moved', lastDayBefore, reason: cause });
};

/** 期限预警 */
export const limitNear = (heard: Heard<{ readonly clock: Clock; readonly level: WarningLevel }>): Deciding =>
  giveNotice(heard, { kind: 'deadline-near', level: heard.data.level });

/** 超期 */
export const limitMissed = (heard: Heard<{ readonly clock: Clock }>): Deciding => giveNotice(heard, { kind: 'deadline-missed' });
