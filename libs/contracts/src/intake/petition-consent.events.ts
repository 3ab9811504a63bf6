import { z } from 'zod';
import { consents } from '../common/channel.js';
import { orgId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { eventsOf } from '../define.js';

const define = eventsOf('intake', 'petition');

export const ConsentsChanged = define({
  name: 'ConsentsChanged',
  title: 'A petitioner changed or revoked his consent to electronic service (电子送达同意变更、撤回)',
  schema: matterEvent({
    /** The petitioner: `p1`, `p2` … */
    by: z.string(),
    /** From now on, in his order; none: all comes on paper. */
    consents,
    /** Absent where the petitioner changed it himself, with query code and second factor. */
    recordedBy: orgId.exactOptional(),
    /** How it was told to whom recorded it, by the dictionary `petition-form`. */
    way: z.string().exactOptional(),
  }),
  sample: { by: 'p1', consents: [], recordedBy: SAMPLE.office, way: '02', withheld: SAMPLE.withheld },
});
