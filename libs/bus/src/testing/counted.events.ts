import { eventsOf } from '@huiyin/contracts';
import { z } from 'zod';

const define = eventsOf('intake', 'petition');

/** Events for the bus's own tests; they are on no topic of the product. */
export const Counted = define({
  name: 'Counted',
  title: 'test',
  schema: z.object({ n: z.int(), poison: z.string().optional() }),
  sample: { n: 1 },
});
export const Unheard = define({ name: 'Unheard', title: 'test', schema: z.object({ n: z.int() }), sample: { n: 1 } });
