import type { PetitionEvent } from '@huiyin/contracts';
import type { Clock, Moment, OrgId } from '@huiyin/kernel';
import { allCancelled, openFor, type IntakeTimer } from './matter-clocks.js';
import type { DataOfEvent } from './state/matter.js';
import { evolveAll } from './state/evolve.js';
import type { Registered } from './state/petition.js';

const OF_SIMPLE: readonly IntakeTimer[] = ['T-PASS-SIMPLE', 'T-SIMPLE-ACC', 'T-SIMPLE-DONE'];

const OVERDUE: Readonly<Record<string, LeavingGround | undefined>> = {
  'T-SIMPLE-ACC': 'acceptance-late',
  'T-SIMPLE-DONE': 'handling-late',
};

export type LeavingGround = DataOfEvent<'SimpleProcedureLeft'>['ground'];

/**
 * 转为普通程序: from now on only the ordinary limits hold, which ran beside the short ones all the time: T-HANDLE starts with the
 * acceptance on route 6 also in the simple procedure. So it starts with nothing else (INV-2), under the rules of the day of acceptance, and
 * a matter that falls back has spent the days it has spent. A short limit that was missed stays open until what it waited for is done.
 */
export const simpleLeft = (
  petition: Registered,
  { by, ground }: { readonly by: OrgId; readonly ground: LeavingGround },
  moment: Moment,
): readonly PetitionEvent[] => {
  if (petition.simple === undefined) return [];
  const awaited = openFor(petition, by, OF_SIMPLE).filter(({ state }) => state !== 'missed');

  return [{ type: 'SimpleProcedureLeft', data: { by, ground } }, ...allCancelled(awaited, { cause: 'SimpleProcedureLeft' }, moment)];
};

/** A short limit that passed: the matter falls back (T-SIMPLE-ACC, T-SIMPLE-DONE). A level that passed it on late only gets its warning. */
export const simpleOverdue = (petition: Registered, { timer, holder }: Clock, moment: Moment): readonly PetitionEvent[] => {
  const ground = OVERDUE[timer];
  if (ground === undefined || holder.kind !== 'organisation') return [];

  return simpleLeft(petition, { by: holder.org, ground }, moment);
};

/** The matter as it stands in the ordinary procedure, with the events that brought it there: none where it is there already. */
export const inOrdinaryProcedure = (
  petition: Registered,
  leave: { readonly by: OrgId; readonly ground: LeavingGround },
  moment: Moment,
): { readonly left: readonly PetitionEvent[]; readonly petition: Registered } => {
  const left = simpleLeft(petition, leave, moment);
  const state = evolveAll(petition, left, moment.at);

  return { left, petition: state.stage === 'none' ? petition : state };
};
