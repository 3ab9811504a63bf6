import { z } from 'zod';
import { eventsOf } from '../define.js';
import { orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('intake', 'petition');
const withheld = SAMPLE.withheld;

/** 简易办理情形 (SIM-4): clear and easy; advice or thanks answered at once; daily life, time-critical; promised or concluded already; other. */
export const SIMPLE_GROUNDS = ['clear', 'answered-at-once', 'daily-life', 'promised', 'other'] as const;

export const SimpleProcedureChosen = define({
  name: 'SimpleProcedureChosen',
  title: 'The matter is handled in the simple procedure (简易办理, SIM-4, SIM-6)',
  schema: matterEvent({ by: orgId, ground: z.enum(SIMPLE_GROUNDS) }),
  sample: { by: SAMPLE.agency, ground: 'clear', withheld },
});

/** Why a matter goes back to the ordinary procedure: a limit passed, SIM-5 came true, or the body that has it decides so. */
export const LEAVING_GROUNDS = [
  'acceptance-late',
  'handling-late',
  'not-supported',
  'other-route',
  'assigned',
  'complex',
  'chosen',
] as const;

export const SimpleProcedureLeft = define({
  name: 'SimpleProcedureLeft',
  title: 'The matter went from the simple to the ordinary procedure (转为普通程序)',
  schema: matterEvent({ by: orgId, ground: z.enum(LEAVING_GROUNDS) }),
  sample: { by: SAMPLE.agency, ground: 'acceptance-late', withheld },
});

export const LeaderReadingAsked = define({
  name: 'LeaderReadingAsked',
  title: 'The matter was submitted to a leader with a draft opinion (呈领导阅批, S3-29, S3-84)',
  schema: matterEvent({
    readingId: z.string(),
    by: orgId,
    leader: staffId,
    /** The leader's body, in whose name the clock runs. */
    leaderOf: orgId,
    important: z.boolean(),
    draft: sealed,
    /** Id of the clock that runs for it. */
    clockId: z.string(),
  }),
  sample: {
    readingId: 'b1',
    by: SAMPLE.office,
    leader: SAMPLE.head,
    leaderOf: SAMPLE.office,
    important: false,
    draft: SAMPLE.sealed,
    clockId: 'T-LEADER-READ/q-xfj/1',
    withheld,
  },
});

export const LeaderCommented = define({
  name: 'LeaderCommented',
  title: 'The leader read the matter and commented on it (领导批示, L29)',
  schema: matterEvent({ readingId: z.string(), by: staffId, comment: sealed }),
  sample: { readingId: 'b1', by: SAMPLE.head, comment: SAMPLE.sealed, withheld },
});
