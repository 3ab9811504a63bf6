import { z } from 'zod';
import { eventsOf } from '../define.js';
import { instant, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('intake', 'petition');
const withheld = SAMPLE.withheld;
const resultId = z.string().min(1);

export const ResultProposed = define({
  name: 'ResultProposed',
  title: 'A masked text of the result was written for publication; somebody else must approve it (拟公开处理结果, S3-09)',
  schema: matterEvent({ resultId, by: orgId, title: sealed, text: sealed, basis: sealed, writtenBy: staffId }),
  sample: {
    ...{ resultId: '018f-1', by: SAMPLE.office, title: SAMPLE.sealed, text: SAMPLE.sealed, basis: SAMPLE.sealed },
    writtenBy: SAMPLE.staff,
    withheld,
  },
});

export const ResultPublished = define({
  name: 'ResultPublished',
  title: 'The masked result was approved and is public; from now on its words are nobody’s secret (公开处理结果)',
  schema: matterEvent({
    resultId,
    by: orgId,
    title: z.string().min(1),
    text: z.string().min(1),
    /** 政策依据 */
    basis: z.string().min(1),
    approvedBy: staffId,
    publishedAt: instant,
  }),
  sample: {
    ...{ resultId: '018f-1', by: SAMPLE.office, title: '供热管网改造', text: '已列入年度改造计划并完成。', basis: '城镇供热条例' },
    ...{ approvedBy: SAMPLE.head, publishedAt: SAMPLE.at },
    withheld,
  },
});

export const ResultWithdrawn = define({
  name: 'ResultWithdrawn',
  title: 'A proposed or published result was taken back, with the reason (撤回公开)',
  schema: matterEvent({ resultId, by: orgId, reason: sealed, withdrawnBy: staffId }),
  sample: { resultId: '018f-1', by: SAMPLE.office, reason: SAMPLE.sealed, withdrawnBy: SAMPLE.head, withheld },
});
