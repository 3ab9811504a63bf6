import { z } from 'zod';
import { localDate, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { eventsOf } from '../define.js';
import { addressee } from './letter.events.js';

const define = eventsOf('notify', 'letter');

export const ObjectionHeard = define({
  name: 'ObjectionHeard',
  title: 'Who signed a report thinks otherwise than the result he was told, and was heard (听取署名举报人意见, S3-92)',
  schema: matterEvent({
    letterId: z.string(),
    code: z.string().regex(/^L\d{2}$/),
    addressee,
    person: z.string(),
    words: sealed,
    heardOn: localDate,
    by: staffId,
  }),
  sample: {
    letterId: 'L33-draft-1-p1',
    code: 'L33',
    addressee: { kind: 'person', person: 'p1' },
    person: 'p1',
    words: SAMPLE.sealed,
    heardOn: SAMPLE.day,
    by: SAMPLE.staff,
    withheld: SAMPLE.withheld,
  },
});
