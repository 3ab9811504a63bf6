import { z } from 'zod';
import { fileRef, localDate, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { channel } from '../common/channel.js';
import { eventsOf } from '../define.js';
import { addressee } from './letter.events.js';
import { PROOF_KINDS } from './service-proof.js';

const define = eventsOf('notify', 'letter');
const letter = { letterId: z.string(), code: z.string().regex(/^L\d{2}$/), addressee };
const letterSample = { letterId: 'e1/L09/p1', code: 'L09', addressee: { kind: 'person', person: 'p1' } } as const;

/** What became of a mail later on (RFC 3464, Action). */
export const REPORT_ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

export const DeliveryReported = define({
  name: 'DeliveryReported',
  isSent: false,
  title: 'The mail system told what became of a mail (投递状态通知, RFC 3464)',
  schema: matterEvent({
    ...letter,
    channel,
    /** Names the report: the same one again changes nothing. */
    reportId: z.string().min(1),
    action: z.enum(REPORT_ACTIONS),
    /** Enhanced status code (RFC 3463): never the words of the report, which quote addresses. */
    status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/),
    /** Of a mail that came back: the channel that is tried next. */
    next: channel.exactOptional(),
  }),
  sample: { ...letterSample, channel: 'mail', reportId: 'r-5f2c', action: 'failed', status: '5.1.1', withheld: SAMPLE.withheld },
});

export const ServiceTakenBack = define({
  name: 'ServiceTakenBack',
  title: 'The letter was told as served and has come back: it does not count as served (送达撤销); its new service follows',
  schema: matterEvent({
    ...letter,
    was: localDate,
    ref: z.string().exactOptional(),
    persons: z.array(z.string()),
    reason: z.enum(['bounced']),
    status: z.string(),
  }),
  sample: { ...letterSample, was: SAMPLE.day, ref: 'o1', persons: ['p1'], reason: 'bounced', status: '5.1.1', withheld: SAMPLE.withheld },
});

export const ProofFiled = define({
  name: 'ProofFiled',
  title: 'The scan of a receipt of service, or another proof, was filed with its letter (送达回证扫描件归档)',
  schema: matterEvent({ ...letter, what: z.enum(PROOF_KINDS), file: fileRef, filedBy: staffId }),
  sample: { ...letterSample, what: 'receipt', file: SAMPLE.file, filedBy: SAMPLE.staff, withheld: SAMPLE.withheld },
});
