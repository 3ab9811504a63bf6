import { z } from 'zod';
import { eventsOf } from '../define.js';
import { fileRef, instant, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';

const define = eventsOf('archive', 'dossier');
const withheld = SAMPLE.withheld;

export const ItemFiled = define({
  name: 'ItemFiled',
  isSent: false,
  title: 'An event of any service was filed in the dossier as it is (归卷)',
  schema: matterEvent({
    eventId: z.string(),
    type: z.string(),
    source: z.string(),
    sequence: z.int(),
    time: instant,
    actor: z.object({ id: z.string(), org: z.string() }),
    causation: z.string(),
    correlation: z.string(),
    data: z.record(z.string(), z.unknown()),
    /** Files that the event names. */
    files: z.array(fileRef),
    /** 0: before sealing; n: belongs to the n-th supplement. */
    supplement: z.int().nonnegative(),
  }),
  sample: {
    eventId: 'e1',
    type: 'cn.huiyin.intake.petition.PetitionRegistered.v1',
    source: '/intake/petition',
    sequence: 1,
    time: SAMPLE.at,
    actor: { id: 'q-xfj:registrar', org: 'q-xfj' },
    causation: 'c1',
    correlation: 'k1',
    data: { number: 'XF99010220260803000019' },
    files: [],
    supplement: 0,
    withheld,
  },
});

export const RETENTION = ['Y', 'D30', 'D10'] as const;

export const RetentionProposed = define({
  name: 'RetentionProposed',
  title: 'Proposed retention, an archivist confirms (保管期限建议, ARC-4)',
  schema: matterEvent({ retention: z.enum(RETENTION), ground: z.string() }),
  sample: { retention: 'D30', ground: 'closed-with-opinion', withheld },
});

export const RetentionConfirmed = define({
  name: 'RetentionConfirmed',
  title: 'The archivist confirmed or changed the retention (保管期限确认)',
  schema: matterEvent({ retention: z.enum(RETENTION), by: staffId, reason: z.string().exactOptional() }),
  sample: { retention: 'D30', by: SAMPLE.staff, withheld },
});

export const PackingStarted = define({
  name: 'PackingStarted',
  isSent: false,
  title: 'A process claimed the packing (封装认领)',
  schema: matterEvent({ claim: z.string(), supplement: z.int().nonnegative(), until: instant }),
  sample: { claim: 'c1', supplement: 0, until: SAMPLE.at, withheld },
});

export const PackingFailed = define({
  name: 'PackingFailed',
  isSent: false,
  title: 'The package could not be made; tried again later (封装失败)',
  schema: matterEvent({ claim: z.string(), reason: z.string(), retryAt: instant }),
  sample: { claim: 'c1', reason: 'file-store-away', retryAt: SAMPLE.at, withheld },
});

export const DossierSealed = define({
  name: 'DossierSealed',
  title: 'The dossier was sealed: a BagIt package with digests (封卷)',
  schema: matterEvent({
    claim: z.string(),
    package: fileRef,
    items: z.int().positive(),
    letters: z.int().nonnegative(),
    manifest: z.string(),
    sealedAt: instant,
  }),
  sample: {
    claim: 'c1',
    package: { ...SAMPLE.file, mediaType: 'application/zip', name: 'dossier.zip' },
    items: 12,
    letters: 5,
    manifest: 'sha256-0a1b',
    sealedAt: SAMPLE.at,
    withheld,
  },
});

export const SupplementOpened = define({
  name: 'SupplementOpened',
  title: 'An item came after sealing; the sealed package stays as it is (补充卷)',
  schema: matterEvent({ n: z.int().positive(), because: z.string() }),
  sample: { n: 1, because: 'e99', withheld },
});

export const SupplementSealed = define({
  name: 'SupplementSealed',
  title: 'A supplement was sealed in a package of its own (补充卷封卷)',
  schema: matterEvent({
    n: z.int().positive(),
    claim: z.string(),
    package: fileRef,
    items: z.int().positive(),
    manifest: z.string(),
    sealedAt: instant,
  }),
  sample: {
    n: 1,
    claim: 'c2',
    package: { ...SAMPLE.file, mediaType: 'application/zip', name: 'supplement-1.zip' },
    items: 1,
    manifest: 'sha256-0a1b',
    sealedAt: SAMPLE.at,
    withheld,
  },
});

export const DossierVerified = define({
  name: 'DossierVerified',
  title: 'The sealed package was checked against its manifest (卷宗校验)',
  schema: matterEvent({ by: staffId, intact: z.boolean(), faults: z.array(z.string()) }),
  sample: { by: SAMPLE.staff, intact: true, faults: [], withheld },
});
