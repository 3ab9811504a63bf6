import { z } from 'zod';
import { eventsOf } from '../define.js';
import { instant, localDate, orgId, sealed } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('intake', 'petition');
/** As what the body takes the matter: an office that passes it on, the agency that answers, or a body with procedures of its own (REG-23d). */
export const CAPACITIES = ['office', 'agency', 'own-rules'] as const;
const passing = {
  from: orgId,
  to: orgId,
  /** Receipt by the body: the instant the passing is recorded. */
  receivedAt: instant,
  capacity: z.enum(CAPACITIES).exactOptional(),
};
const passingSample = {
  from: SAMPLE.office,
  to: SAMPLE.agency,
  receivedAt: SAMPLE.at,
  capacity: 'agency',
  withheld: SAMPLE.withheld,
} as const;

export const PetitionTransferred = define({
  name: 'PetitionTransferred',
  title: 'Passed to the body that must answer or pass it on (转送, REG-22)',
  schema: matterEvent(passing),
  sample: passingSample,
});

export const PetitionAssigned = define({
  name: 'PetitionAssigned',
  title: 'Assigned with a written limit and a closing report (交办, REG-22(3))',
  schema: matterEvent({ ...passing, limit: localDate }),
  sample: { ...passingSample, limit: SAMPLE.laterDay },
});

export const ObjectionRaised = define({
  name: 'ObjectionRaised',
  title: 'The body says that it has not the power (异议, REG-23c)',
  schema: matterEvent({ by: orgId, to: orgId, reasons: sealed, basis: z.string().min(1) }),
  sample: { by: SAMPLE.agency, to: SAMPLE.office, reasons: SAMPLE.sealed, basis: '职责规定', withheld: SAMPLE.withheld },
});

export const ObjectionAnswered = define({
  name: 'ObjectionAnswered',
  title: 'The sender agreed (the matter comes back) or did not agree (异议答复)',
  schema: matterEvent({ by: orgId, to: orgId, agreed: z.boolean(), reasons: sealed }),
  sample: { by: SAMPLE.office, to: SAMPLE.agency, agreed: true, reasons: SAMPLE.sealed, withheld: SAMPLE.withheld },
});

/** 首办责任 (FST-2): the unit, the leader and the undertaker who first handle. */
const responsible = z.object({ leader: z.string(), undertaker: z.string() });

export const PetitionAccepted = define({
  name: 'PetitionAccepted',
  title: 'The agency took the matter, and of an appeal chose the route (受理)',
  schema: matterEvent({
    agency: orgId,
    /** Of an appeal always; a suggestion has none: it is studied and answered (Art. 29). */
    route: z.union([z.literal(5), z.literal(6)]).exactOptional(),
    procedure: z.enum(['ordinary', 'simple']).exactOptional(),
    reason: z.string(),
    receivedAt: instant,
    acceptedAt: instant,
    responsible,
  }),
  sample: {
    agency: SAMPLE.agency,
    route: 6,
    reason: 'none-of-the-other-routes',
    receivedAt: SAMPLE.at,
    acceptedAt: SAMPLE.at,
    responsible: { leader: SAMPLE.head, undertaker: SAMPLE.staff },
    withheld: SAMPLE.withheld,
  },
});

export const AcceptanceDeemed = define({
  name: 'AcceptanceDeemed',
  title: 'The notice period ended in silence: deemed accepted on route 6 (视为受理, T-DEEMED); the supervising office tells the petitioner',
  schema: matterEvent({ agency: orgId, deemedAt: instant, toldBy: orgId }),
  sample: { agency: SAMPLE.agency, deemedAt: SAMPLE.at, toldBy: SAMPLE.office, withheld: SAMPLE.withheld },
});

export const WayShown = define({
  name: 'WayShown',
  title: 'The matter belongs to another procedure; the petitioner is shown the way (导入其他程序, routes 1–4, L10)',
  schema: matterEvent({
    agency: orgId,
    route: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    procedure: z.string().min(1),
    body: z.string().min(1),
    reason: z.string(),
  }),
  sample: {
    agency: SAMPLE.agency,
    route: 4,
    procedure: '行政复议',
    body: '清河区人民政府',
    reason: 'administrative-procedure',
    withheld: SAMPLE.withheld,
  },
});

export const PetitionDeclined = define({
  name: 'PetitionDeclined',
  title: 'Not accepted, with the reason and the right place to go (不予受理, L02)',
  schema: matterEvent({ by: orgId, reason: z.string().min(1), legalBasis: z.string().min(1), whereToGo: z.string().min(1) }),
  sample: {
    by: SAMPLE.agency,
    reason: '不属于本机关职权范围',
    legalBasis: '《信访工作条例》第二十三条',
    whereToGo: '清河区人民法院',
    withheld: SAMPLE.withheld,
  },
});
