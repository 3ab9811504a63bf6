import { z } from 'zod';
import { eventsOf } from '../define.js';
import { consents } from '../common/channel.js';
import { fileRef, instant, localDate, orgId, regionCode, sealed } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('intake', 'petition');

/** 信访人: one petitioner of a matter (NET-5); everything personal is sealed. */
export const petitioner = z.object({
  /** Within the matter: `p1`, `p2` … */
  id: z.string().regex(/^p\d+$/),
  name: sealed.exactOptional(),
  phone: sealed.exactOptional(),
  email: sealed.exactOptional(),
  address: sealed.exactOptional(),
  idNumber: sealed.exactOptional(),
  /** Blind indexes (person, phone, e-mail) by which the same person is found without a name. */
  marks: z.array(z.string()),
  /** 代表 (REG-20b). */
  representative: z.boolean(),
  /** An e-mail address given at registration is consent to electronic service, revocable (domain.md §7.2). */
  electronic: z.boolean(),
  /** What he said of it himself; `electronic` is then whether e-mail is among it. Absent: he was not asked, and `electronic` alone counts. */
  consents: consents.exactOptional(),
});
export type Petitioner = z.infer<typeof petitioner>;

export const PETITION_KINDS = ['suggestion', 'appeal', 'report'] as const;

export const PetitionRegistered = define({
  name: 'PetitionRegistered',
  title: 'A matter was registered (信访事项登记)',
  schema: matterEvent({
    /** XF + region 6 + yyyyMMdd + 5-digit serial + check digit. */
    number: z.string().min(1),
    /** Number of the platform that sent it, and the platform's name. */
    platform: z.object({ name: z.string(), number: z.string().max(38) }).exactOptional(),
    queryCode: sealed,
    queryCodeHash: z.string(),
    registeredBy: orgId,
    /** As what it was received: by a petition office (also where absent), or by an agency that was approached directly (REG-23a). */
    receivedAs: z.enum(['office', 'agency']).exactOptional(),
    receivedAt: instant,
    petitionDate: localDate,
    postmarkDate: localDate.exactOptional(),
    form: z.string(),
    purpose: z.string(),
    kind: z.enum(PETITION_KINDS),
    contentClass: z.string(),
    region: regionCode,
    peopleCount: z.int().positive(),
    title: sealed,
    content: sealed,
    /** The whole text where it is longer than the field's limit (kept, not cut). */
    wholeText: fileRef.exactOptional(),
    petitioners: z.array(petitioner),
    joint: z.boolean(),
    anonymous: z.boolean(),
    confidential: z.boolean(),
    publicConsent: z.boolean(),
    urgent: z.boolean(),
    litigation: z.boolean(),
    /** 本机构初次 (FST-1): the sender's mark or, without one, no known earlier matter. */
    firstTime: z.boolean(),
    reportedName: sealed.exactOptional(),
    /** Number of an earlier matter that the sender names. */
    relatedNumber: z.string().exactOptional(),
    /** Keyed digest of what the sender gave: the same matter again, or its number with other content. */
    digest: z.string().exactOptional(),
  }),
  sample: {
    number: 'XF99010220260803000019',
    platform: { name: 'yz', number: 'YZ202600001' },
    queryCode: SAMPLE.sealed,
    queryCodeHash: 'b1:5f2c',
    registeredBy: SAMPLE.upperOffice,
    receivedAt: SAMPLE.at,
    petitionDate: SAMPLE.day,
    form: '03',
    purpose: '03',
    kind: 'appeal',
    contentClass: '140300',
    region: SAMPLE.region,
    peopleCount: 1,
    title: SAMPLE.sealed,
    content: SAMPLE.sealed,
    petitioners: [{ id: 'p1', name: SAMPLE.sealed, email: SAMPLE.sealed, marks: ['person:9c1b'], representative: false, electronic: true }],
    joint: false,
    anonymous: false,
    confidential: false,
    publicConsent: true,
    urgent: false,
    litigation: false,
    firstTime: true,
    withheld: SAMPLE.withheld,
  },
});

export const UrgencyReported = define({
  name: 'UrgencyReported',
  title: 'A major or urgent matter was reported at once (重大紧急情况报告, Regulation Art. 25)',
  schema: matterEvent({ by: orgId, to: z.array(orgId).min(1) }),
  sample: { by: SAMPLE.office, to: [SAMPLE.upperOffice], withheld: SAMPLE.withheld },
});

export const ReportedUnitMatched = define({
  name: 'ReportedUnitMatched',
  title: 'Staff matched a reported name to a unit; from now on it is withheld from that unit (被反映单位认定)',
  schema: matterEvent({ units: z.array(orgId) }),
  sample: { units: [SAMPLE.agency], withheld: { scope: 'from', orgs: [SAMPLE.agency], seq: 2 } },
});

const candidate = z.object({ petition: z.string(), number: z.string(), ground: z.enum(['same-person', 'same-problem']) });

export const RelationProposed = define({
  name: 'RelationProposed',
  title: 'Earlier matters of the same person or problem were found; staff decide (关联建议)',
  schema: matterEvent({ candidates: z.array(candidate).min(1) }),
  sample: { candidates: [{ petition: '018f', number: 'XF99010220260803000019', ground: 'same-person' }], withheld: SAMPLE.withheld },
});

export const PetitionLinked = define({
  name: 'PetitionLinked',
  title:
    'A matter was linked to an earlier one (重复件关联): a repeat is told the state of the running matter, the same problem of others is answered on its own',
  schema: matterEvent({
    to: z.string(),
    toNumber: z.string(),
    relation: z.enum(['repeat', 'same-problem']),
    ground: z.enum(['reference', 'staff']),
    by: orgId,
    /** Where the other matter stands, as told to the petitioner (L33). */
    state: z.object({ stage: z.string(), body: orgId.exactOptional(), until: localDate.exactOptional() }),
    /** Place of the other matter's last event when it was linked: what that matter said before means nothing for this one. */
    asOf: z.int().positive().exactOptional(),
  }),
  sample: {
    to: '018f',
    toNumber: 'XF99010220260803000019',
    relation: 'repeat',
    ground: 'reference',
    by: SAMPLE.office,
    state: { stage: 'handling', body: SAMPLE.agency, until: SAMPLE.laterDay },
    asOf: 9,
    withheld: SAMPLE.withheld,
  },
});
