import { z } from 'zod';
import { localDate, orgId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { eventsOf } from '../define.js';

const define = eventsOf('intake', 'petition');

/** Why a reply is not served yet: told by word of mouth instead (回访), or what stands in its way. */
export const REPLY_GROUNDS = ['called-back', 'address-unknown', 'away', 'acceptance-refused', 'public-notice-runs'] as const;

export const ReplyExplained = define({
  name: 'ReplyExplained',
  title: 'The petitioner was called back, or it was said why the reply has not reached him (回访、说明理由)',
  schema: matterEvent({
    by: orgId,
    ground: z.enum(REPLY_GROUNDS),
    /** The day of the call, or since when it is so. */
    on: localDate,
  }),
  sample: { by: SAMPLE.agency, ground: 'called-back', on: SAMPLE.laterDay, withheld: SAMPLE.withheld },
});
