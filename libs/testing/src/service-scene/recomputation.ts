import { DirectoryEntryPublished } from '@huiyin/contracts';
import type { CalendarEdition, SpecialDay } from '@huiyin/kernel';

import { eventually } from '../eventually.js';
import { sampleDirectory } from '../sample-directory.js';
import type { Teller } from './teller.js';

/** A run of a recomputation as a service tells it. */
export interface ToldRun {
  readonly id: string;
  readonly state: string;
  readonly scanned: number;
  readonly changed: number;
  readonly kept: number;
  readonly calendars: readonly string[];
  readonly faults: readonly unknown[];
  readonly moves: readonly {
    readonly record: string;
    readonly clock: string;
    readonly timer: string;
    readonly holder: string | null;
    readonly from: string;
    readonly to: string;
  }[];
}

/** The route of the recomputation at a service, asked by a rule owner: with a body it begins a run, without it asks how far one is. */
export type AskRecomputation = (below: string, body?: object) => Promise<{ readonly status: number; readonly body: unknown }>;

const PATIENCE = { within: 30_000 };
const REASON = '放假安排调整';

/** The nation's calendar of 2026 comes out anew, with these days instead of the old ones; answers the name of the edition. */
export const tellNewEdition = async (teller: Teller, days: readonly SpecialDay[]): Promise<string> => {
  const old = sampleDirectory().calendars.get('nation/2026') as CalendarEdition;
  const dates = new Set(days.map(({ date }) => date));
  const value = { ...old, edition: old.edition + 1, days: [...old.days.filter(({ date }) => !dates.has(date)), ...days] };
  const data = { entity: 'calendar', id: 'nation/2026', version: value.edition, value } as const;
  await teller.tell(DirectoryEntryPublished, { subject: 'calendar/nation/2026', data, sequence: value.edition });

  return `nation/2026#${value.edition}`;
};

/** Asks for a run and waits until it is done. */
export const recomputed = async (ask: AskRecomputation, wish: object): Promise<ToldRun> => {
  const { status, body } = await ask('', { reason: REASON, ...wish });
  if (status !== 202) throw new Error(`no run: ${JSON.stringify(body)}`);

  return eventually(async () => {
    const run = (await ask(`/${(body as ToldRun).id}`)).body as ToldRun;
    if (run.state !== 'done') throw new Error(`the run is ${run.state}`);

    return run;
  }, PATIENCE);
};

/** A dry run of a service that has read the edition. */
export const listedAfter = (ask: AskRecomputation, edition: string): Promise<ToldRun> =>
  eventually(async () => {
    const run = await recomputed(ask, { dryRun: true });
    if (!run.calendars.includes(edition)) throw new Error(`has not read ${edition}`);

    return run;
  }, PATIENCE);
