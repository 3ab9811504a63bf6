import { z } from 'zod';
import { channel } from '../common/channel.js';
import { clock, SAMPLE_CLOCK } from '../common/clock-events.js';
import { eventsOf } from '../define.js';
import { fileRef, instant, localDate, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { petitioner } from '../intake/petition-registered.events.js';
import { serviceProof } from './service-proof.js';

const define = eventsOf('notify', 'letter');
const withheld = SAMPLE.withheld;

/** 受送达人: a petitioner of the matter or an organisation. */
export const addressee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: z.string() }),
  z.object({ kind: z.literal('organisation'), org: orgId }),
]);
export type Addressee = z.infer<typeof addressee>;

/** 送达方式 (dictionary way-of-service): 1 by hand, 2 post, 3 electronic, 4 by proxy, 5 left with witnesses, 6 public notice. */
export const SERVICE_WAYS = ['1', '2', '3', '4', '5', '6'] as const;
const way = z.enum(SERVICE_WAYS);
const letter = { letterId: z.string(), code: z.string().regex(/^L\d{2}$/), addressee };
const letterSample = { letterId: 'e1/L09/p1', code: 'L09', addressee: { kind: 'person', person: 'p1' } } as const;

export const ContactsNoted = define({
  name: 'ContactsNoted',
  isSent: false,
  title: 'Contacts and consent of the petitioners, kept for letters to come (联系方式登记)',
  schema: matterEvent({
    number: z.string(),
    title: sealed,
    registeredBy: orgId,
    receivedAt: instant,
    form: z.string(),
    queryCode: sealed,
    /** By which the public part finds the matter. */
    queryCodeHash: z.string().exactOptional(),
    /** The request in the petitioner's words, for letters that pass it on. */
    content: sealed.exactOptional(),
    petitioners: z.array(petitioner),
  }),
  sample: {
    number: 'XF99010220260803000019',
    title: SAMPLE.sealed,
    registeredBy: SAMPLE.office,
    receivedAt: SAMPLE.at,
    form: '03',
    queryCode: SAMPLE.sealed,
    petitioners: [{ id: 'p1', name: SAMPLE.sealed, email: SAMPLE.sealed, marks: [], representative: false, electronic: true }],
    withheld,
  },
});

export const LimitNoted = define({
  name: 'LimitNoted',
  isSent: false,
  title: 'The copy of a clock that a letter explains (文书所述期限抄录)',
  schema: matterEvent({ clock }),
  sample: { clock: SAMPLE_CLOCK, withheld },
});

export const LetterOrdered = define({
  name: 'LetterOrdered',
  title: 'A letter is due because of an event (文书拟制)',
  schema: matterEvent({
    ...letter,
    issuer: orgId,
    /** What the template needs: codes, ids and dates in clear, words of people sealed. */
    facts: z.record(z.string(), z.unknown()),
    /** The letter whose facts these are: of one letter to many signatories the words are kept once. */
    sameAs: z.string().exactOptional(),
    /** Opinion, request or other thing that the letter carries, for whoever waits for its service. */
    ref: z.string().exactOptional(),
    /** Petitioners served with it besides the addressee (a representative for those without an address). */
    onBehalfOf: z.array(z.string()),
    copies: z.array(orgId),
    /** 拟稿、核稿、签发: who drafted, checked and signed a letter that its office composed itself; the others carry what was approved elsewhere. */
    approval: z
      .object({
        draftId: z.string(),
        writtenBy: z.array(staffId).min(1),
        checkedBy: staffId.exactOptional(),
        signedBy: staffId,
        signedFor: staffId.exactOptional(),
      })
      .exactOptional(),
    /** A form that is kept on file: it is served on nobody. */
    onFile: z.literal(true).exactOptional(),
  }),
  sample: {
    ...letterSample,
    issuer: SAMPLE.agency,
    facts: { opinionId: 'o1' },
    ref: 'o1',
    onBehalfOf: [],
    copies: [SAMPLE.office],
    withheld,
  },
});

export const RenderingStarted = define({
  name: 'RenderingStarted',
  isSent: false,
  title: 'A process claimed the making of the letter (制作认领)',
  schema: matterEvent({ ...letter, claim: z.string(), until: instant }),
  sample: { ...letterSample, claim: 'c1', until: SAMPLE.at, withheld },
});

export const RenderingFailed = define({
  name: 'RenderingFailed',
  isSent: false,
  title: 'The letter could not be made; tried again later (制作失败)',
  schema: matterEvent({ ...letter, claim: z.string(), reason: z.string(), retryAt: instant }),
  sample: { ...letterSample, claim: 'c1', reason: 'file-store-away', retryAt: SAMPLE.at, withheld },
});

export const LetterIssued = define({
  name: 'LetterIssued',
  title: 'The letter was made and has its number (制发)',
  schema: matterEvent({
    ...letter,
    issuer: orgId,
    /** 发文字号; absent for receipts, which carry the matter's number. */
    number: z.string().exactOptional(),
    file: fileRef,
    pages: z.int().positive().exactOptional(),
    template: z.object({
      version: z.int(),
      fonts: z.array(z.string()),
      substituted: z.array(z.string()),
      /** Whose wording, where a region changed the nation's; digests of the words and of the page's layout. */
      region: z.string().exactOptional(),
      digest: z.string().exactOptional(),
      layout: z.string().exactOptional(),
    }),
    /** 底稿: the facts in words as the page was given them, encrypted in the file store; with the same fonts and layout it gives the same bytes. */
    setting: fileRef.exactOptional(),
    ref: z.string().exactOptional(),
    issuedOn: localDate,
    /** An electronic copy is to be sent to the addressee's mail address. */
    byMail: z.boolean().exactOptional(),
    /** The channel that it goes by first, where that is not mail. */
    channel: channel.exactOptional(),
  }),
  sample: {
    ...letterSample,
    issuer: SAMPLE.agency,
    number: '清建处〔2026〕5号',
    file: SAMPLE.file,
    pages: 2,
    template: { version: 1, fonts: ['Noto Serif SC'], substituted: [] },
    ref: 'o1',
    issuedOn: SAMPLE.day,
    withheld,
  },
});

export const DeliveryStarted = define({
  name: 'DeliveryStarted',
  isSent: false,
  title: 'Sending began; recorded before the connection (投递开始)',
  schema: matterEvent({
    ...letter,
    claim: z.string(),
    attempt: z.int().positive(),
    until: instant,
    /** Absent: mail. */
    channel: channel.exactOptional(),
  }),
  sample: { ...letterSample, claim: 'c2', attempt: 1, until: SAMPLE.at, withheld },
});

export const DeliveryEnded = define({
  name: 'DeliveryEnded',
  title: 'What became of an attempt (投递结果): sent, refused for good, later, or unknown after the connection broke inside DATA',
  schema: matterEvent({
    ...letter,
    claim: z.string(),
    result: z.enum(['sent', 'refused', 'later', 'unknown']),
    reply: z.string().exactOptional(),
    retryAt: instant.exactOptional(),
    /** The channel was not asked, because it had failed again and again: no attempt. */
    held: z.boolean().exactOptional(),
    /** Of an attempt that was refused for good: the channel that is tried next. */
    next: channel.exactOptional(),
  }),
  sample: { ...letterSample, claim: 'c2', result: 'sent', reply: '250', withheld },
});

export const DispatchListed = define({
  name: 'DispatchListed',
  title: 'To be served on paper by an office (待送达清单)',
  schema: matterEvent({ ...letter, office: orgId, why: z.enum(['no-address', 'refused', 'no-consent', 'bounced']) }),
  sample: { ...letterSample, office: SAMPLE.office, why: 'no-address', withheld },
});

export const LetterServed = define({
  name: 'LetterServed',
  title: 'The letter reached its addressee (送达); the date has legal meaning',
  schema: matterEvent({
    ...letter,
    way,
    servedOn: localDate,
    ref: z.string().exactOptional(),
    /** Petitioners on whom it counts as served. */
    persons: z.array(z.string()),
    recordedBy: staffId,
    /** What proves it, by the way of service. */
    proof: serviceProof.exactOptional(),
  }),
  sample: { ...letterSample, way: '3', servedOn: SAMPLE.day, ref: 'o1', persons: ['p1'], recordedBy: SAMPLE.staff, withheld },
});

export const ServiceCorrected = define({
  name: 'ServiceCorrected',
  title: 'The recorded date of service was wrong (送达日期更正, INV-17)',
  schema: matterEvent({
    ...letter,
    was: localDate,
    servedOn: localDate,
    ref: z.string().exactOptional(),
    persons: z.array(z.string()),
    reason: z.string().min(1),
    approvedBy: staffId,
  }),
  sample: {
    ...letterSample,
    was: SAMPLE.day,
    servedOn: SAMPLE.laterDay,
    ref: 'o1',
    persons: ['p1'],
    reason: '登记有误',
    approvedBy: SAMPLE.head,
    withheld,
  },
});

export const LetterWithdrawn = define({
  name: 'LetterWithdrawn',
  title: 'A letter named a wrong fact and was withdrawn, or replaced by another; never edited (撤回、更换)',
  schema: matterEvent({ ...letter, number: z.string().exactOptional(), reason: z.string(), replacedBy: z.string().exactOptional() }),
  sample: { ...letterSample, reason: 'served-on-corrected', withheld },
});
