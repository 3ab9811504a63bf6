import { z } from 'zod';
import { localDate, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { eventsOf } from '../define.js';

const define = eventsOf('supervision', 'supervision');
const withheld = SAMPLE.withheld;

const charge = { chargeId: z.string(), org: orgId, leader: staffId };
const chargeSample = { chargeId: 'c1', org: SAMPLE.office, leader: SAMPLE.head };

/** Why a leader takes charge of a matter (S0-29). */
export const CHARGE_GROUNDS = ['major', 'urgent'] as const;
/** 包案结果: neutral codes. */
export const CHARGE_OUTCOMES = ['solved', 'partly-solved', 'explained', 'passed-on'] as const;

export const ChargeTaken = define({
  name: 'ChargeTaken',
  title: 'A leader took charge of the matter (领导包案, Regulation Art. 18, S0-29)',
  schema: matterEvent({
    ...charge,
    team: z.array(staffId),
    ground: z.enum(CHARGE_GROUNDS),
    plan: sealed,
    /** What the leading group decided and the main leader noted (S3-102). */
    decision: sealed.exactOptional(),
    until: localDate,
    /** The clock of the charge. */
    nextClock: z.string(),
  }),
  sample: {
    ...chargeSample,
    team: [SAMPLE.staff],
    ground: 'major',
    plan: SAMPLE.sealed,
    until: SAMPLE.laterDay,
    nextClock: 'T-CHARGE/q-xfj/1',
    withheld,
  },
});

export const ChargeExtended = define({
  name: 'ChargeExtended',
  title: 'The time of the charge was extended, with a reason (包案延期)',
  schema: matterEvent({ ...charge, days: z.int().positive(), reason: sealed, until: localDate, approvedBy: staffId }),
  sample: { ...chargeSample, days: 30, reason: SAMPLE.sealed, until: SAMPLE.laterDay, approvedBy: SAMPLE.head, withheld },
});

export const ChargeVisitRecorded = define({
  name: 'ChargeVisitRecorded',
  title: 'The leader or the team visited the petitioner (包案走访)',
  schema: matterEvent({ ...charge, members: z.array(staffId).min(1), visitedOn: localDate, findings: sealed }),
  sample: { ...chargeSample, members: [SAMPLE.head], visitedOn: SAMPLE.day, findings: SAMPLE.sealed, withheld },
});

export const ChargeSettled = define({
  name: 'ChargeSettled',
  title: 'What came of the charge (包案结果)',
  schema: matterEvent({ ...charge, outcome: z.enum(CHARGE_OUTCOMES), result: sealed, settledOn: localDate }),
  sample: { ...chargeSample, outcome: 'solved', result: SAMPLE.sealed, settledOn: SAMPLE.day, withheld },
});
