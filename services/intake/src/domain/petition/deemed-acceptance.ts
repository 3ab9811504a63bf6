import type { PetitionEvent } from '@huiyin/contracts';
import type { Clock, Directory, Moment } from '@huiyin/kernel';
import { supervisorOf } from '@huiyin/policy';
import { isDirect } from './direct.js';
import { startFor } from './matter-clocks.js';
import { sendersSortingMet } from './sorting-clocks.js';
import type { InTriage, Passed, Registered } from './state/petition.js';

/** Only these fall silent into acceptance (T-DEEMED, P): other bodies follow rules of their own (REG-23d). */
const DEEMABLE: ReadonlySet<string> = new Set(['agency', 'town', 'enterprise']);
const NOTICE: ReadonlySet<string> = new Set(['T-NOTICE-XFER', 'T-NOTICE-DIRECT']);

type Silent = Passed | InTriage;
const isSilent = (petition: Registered): petition is Silent => petition.stage === 'passed' || isDirect(petition);

const isDeemable = (petition: Silent, directory: Directory): boolean =>
  petition.facts.kind === 'appeal' && DEEMABLE.has(directory.organisations.get(petition.holder)?.kind ?? '');

const sendersClocks = (petition: Silent, moment: Moment) =>
  petition.stage === 'passed' ? sendersSortingMet(petition, { passing: petition.passing, cause: 'AcceptanceDeemed' }, moment) : [];

/**
 * 视为受理 (T-DEEMED): silence until the end of the notice period counts as acceptance on route 6, at that end, with no day between; the
 * sixty days follow it. The supervising office tells the petitioner. Nothing where the clock that was missed is no such period.
 */
export const deemedAcceptance = (petition: Registered, clock: Clock, moment: Moment): readonly PetitionEvent[] => {
  if (!NOTICE.has(clock.timer) || !isSilent(petition) || !isDeemable(petition, moment.directory)) return [];
  const agency = petition.holder;
  const toldBy = supervisorOf(agency, moment.directory) ?? petition.facts.registeredBy;

  return [
    { type: 'AcceptanceDeemed', data: { agency, deemedAt: clock.due, toldBy } },
    ...sendersClocks(petition, moment),
    ...startFor(petition, { timer: 'T-HANDLE', body: agency, cause: 'AcceptanceDeemed', after: clock }, moment),
  ];
};
