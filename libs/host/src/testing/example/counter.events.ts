import { eventsOf, type EventOf } from '@huiyin/contracts';
import { z } from 'zod';

const define = eventsOf('intake', 'counter');

export const Counted = define({
  name: 'Counted',
  title: 'Somebody counted',
  schema: z.object({ by: z.int().positive(), note: z.string(), remindAt: z.string() }),
  sample: { by: 1, note: 'sealed', remindAt: '2026-08-10T00:00:00.000Z' },
});
export const Reminded = define({
  name: 'Reminded',
  title: 'The time to look again has come',
  schema: z.object({ count: z.int() }),
  sample: { count: 1 },
});
export type CounterEvent = EventOf<typeof Counted> | EventOf<typeof Reminded>;

const defineTally = eventsOf('supervision', 'tally');
export const Tallied = defineTally({
  name: 'Tallied',
  title: 'A count was heard',
  schema: z.object({ total: z.int() }),
  sample: { total: 1 },
});
export type TallyEvent = EventOf<typeof Tallied>;
