import { WARNING_LEVELS } from '@huiyin/kernel';
import { z } from 'zod';
import { identifier, localDate, orgId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { eventsOf } from '../define.js';

const define = eventsOf('notify', 'letter');

/** 期限提示种类: the end moved, is near, or has passed. */
export const NOTICE_KINDS = ['deadline-moved', 'deadline-near', 'deadline-missed'] as const;

export const DeadlineNoticeGiven = define({
  name: 'DeadlineNoticeGiven',
  title: 'The holder of a duty or right was told of its deadline in the inbox (期限提示); no formal letter, no mail',
  schema: matterEvent({
    noticeId: identifier,
    kind: z.enum(NOTICE_KINDS),
    to: orgId,
    /** The clock and its timer; the id names the holder and the number too. */
    clock: z.string().min(1),
    timer: z.string(),
    lastDay: localDate,
    /** Of a deadline that moved: what was told before, and the code of the reason. */
    lastDayBefore: localDate.exactOptional(),
    reason: z.string().exactOptional(),
    /** Of a deadline that is near. */
    level: z.enum(WARNING_LEVELS).exactOptional(),
  }),
  sample: {
    noticeId: 'notice-intake-12',
    kind: 'deadline-moved',
    to: SAMPLE.agency,
    clock: 'T-HANDLE/q-zjj/1',
    timer: 'T-HANDLE',
    lastDay: SAMPLE.laterDay,
    lastDayBefore: SAMPLE.day,
    reason: 'calendar-changed',
    withheld: SAMPLE.withheld,
  },
});
