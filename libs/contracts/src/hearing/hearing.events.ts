import { z } from 'zod';
import { eventsOf } from '../define.js';
import { instant, localDate, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('hearing', 'review');
const withheld = SAMPLE.withheld;
const hearing = { requestId: z.string(), hearingId: z.string(), organiser: orgId };
const hearingSample = { requestId: 'r2', hearingId: 'h1', organiser: SAMPLE.superior };

export const HearingRightTold = define({
  name: 'HearingRightTold',
  title: 'The petitioner was told that he may ask for a hearing, how and until when (听证告知, S2-13, L16)',
  schema: matterEvent({ requestId: z.string(), organiser: orgId, person: z.string(), days: z.int().positive() }),
  sample: { requestId: 'r2', organiser: SAMPLE.superior, person: 'p1', days: 7, withheld },
});

export const HearingApplied = define({
  name: 'HearingApplied',
  title: 'The petitioner asked for a hearing (申请听证, L18)',
  schema: matterEvent({ ...hearing, person: z.string(), appliedOn: localDate }),
  sample: { ...hearingSample, person: 'p1', appliedOn: SAMPLE.day, withheld },
});

export const HearingNoticed = define({
  name: 'HearingNoticed',
  title: 'Time, place and officers of the hearing were told (听证通知, L17); the clock of the re-review pauses',
  schema: matterEvent({
    ...hearing,
    procedure: z.enum(['ordinary', 'simple']),
    at: instant,
    place: z.string().min(1),
    presiding: staffId,
    panel: z.array(staffId),
    recorder: staffId,
    public: z.boolean(),
    shortNoticeConsent: z.boolean(),
    person: z.string(),
  }),
  sample: {
    ...hearingSample,
    procedure: 'ordinary',
    at: SAMPLE.later,
    place: '听证室',
    presiding: SAMPLE.head,
    panel: [SAMPLE.staff],
    recorder: SAMPLE.staff,
    public: true,
    shortNoticeConsent: false,
    person: 'p1',
    withheld,
  },
});

export const HearingPostponed = define({
  name: 'HearingPostponed',
  title: 'The hearing was put off (延期听证)',
  schema: matterEvent({ ...hearing, reason: z.string(), to: instant }),
  sample: { ...hearingSample, reason: 'force-majeure', to: SAMPLE.later, withheld },
});

export const HearingHeld = define({
  name: 'HearingHeld',
  title: 'The hearing took place; transcript checked and signed (听证笔录)',
  schema: matterEvent({ ...hearing, heldOn: localDate, present: z.array(staffId), transcript: sealed, signed: z.array(z.string()) }),
  sample: { ...hearingSample, heldOn: SAMPLE.day, present: [SAMPLE.staff], transcript: SAMPLE.sealed, signed: ['p1'], withheld },
});

export const HearingConcluded = define({
  name: 'HearingConcluded',
  title: 'Closed deliberation, vote and finding (听证结论, L19); the clock of the re-review goes on',
  schema: matterEvent({
    ...hearing,
    finding: sealed,
    votes: z.array(z.object({ member: staffId, infavour: z.boolean(), reason: sealed })),
    concludedOn: localDate,
  }),
  sample: {
    ...hearingSample,
    finding: SAMPLE.sealed,
    votes: [{ member: SAMPLE.staff, infavour: true, reason: SAMPLE.sealed }],
    concludedOn: SAMPLE.day,
    withheld,
  },
});

export const HearingGivenUp = define({
  name: 'HearingGivenUp',
  title: 'The petitioner withdrew the application or did not come (放弃听证)',
  schema: matterEvent({ ...hearing, reason: z.enum(['withdrawn', 'no-show']) }),
  sample: { ...hearingSample, reason: 'withdrawn', withheld },
});
