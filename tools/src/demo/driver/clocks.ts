import { Fault, type LocalDate } from '@huiyin/kernel';

import type { City, Matter } from './city.js';

/** A clock of a matter, as supervision shows it. */
export interface ClockRow {
  readonly id: string;
  readonly service: string;
  readonly timer: string;
  readonly holder: { readonly kind: 'organisation'; readonly org: string } | { readonly kind: 'petitioner'; readonly person: string };
  readonly state: 'running' | 'paused' | 'met' | 'missed' | 'lapsed' | 'cancelled';
  readonly lastDay: LocalDate;
  readonly explanation: string;
}

/** The latest clock of a timer on a matter, once the services have done what they were asked. */
export const clockOf = async (city: City, matter: Matter, timer: string): Promise<ClockRow> => {
  await city.idle();
  const { clocks } = await city.api.json<{ readonly clocks: readonly ClockRow[] }>({
    service: 'supervision',
    path: `/supervisions/${matter.id}`,
    staff: 'p-xfj:supervisor',
  });
  const found = clocks.findLast((clock) => clock.timer === timer);
  if (found === undefined) throw new Fault('demo.no-clock', `row ${matter.row} has no ${timer}`, { retryable: false });

  return found;
};
