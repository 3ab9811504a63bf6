import type { DossierEvent, Envelope } from '@huiyin/contracts';
import { asOrgId, Fault, newerWithheld, type Instant, type Moment, type OrgId, type Withheld } from '@huiyin/kernel';
import { mayAddress, supervisorOf } from '@huiyin/policy';
import { clockCancelled, clockMet, clockStarted, heldBy, nextNumber, openClock } from '@huiyin/time';
import type { Dossier } from './dossier.state.js';

const TIMER = 'T-ARCHIVE';
const CLOSED = 'cn.huiyin.intake.petition.PetitionClosed.v1';
const REOPENED = /\.petition\.(ProcedureReopened|HandlingReopened)\./;

type Heard = Envelope<Readonly<Record<string, unknown>>>;

const orgIn = (data: Heard['data'], field: string): readonly OrgId[] => (typeof data[field] === 'string' ? [asOrgId(data[field])] : []);

/** Who keeps the dossier: the responsible agency, or the office that registered where there is none, or none that may know of the matter. */
const keeperOf = ({ data }: Heard, dossier: Dossier, { directory }: Moment): OrgId | undefined => {
  const withheld = newerWithheld(dossier.withheld, data['withheld'] as Withheld | undefined);

  return [...orgIn(data, 'agency'), ...orgIn(data, 'office')].find((org) => mayAddress(org, withheld, directory));
};

const begun = (keeper: OrgId, heard: Heard, at: { dossier: Dossier; moment: Moment }): readonly DossierEvent[] => {
  const { dossier, moment } = at;
  const region = moment.directory.organisations.get(keeper)?.region;
  if (region === undefined) throw new Fault('archive.organisation-unknown', `no organisation ${keeper}`, { retryable: true });
  const holder = heldBy(keeper);
  const supervisor = supervisorOf(keeper, moment.directory);
  const closedAt = (heard.data['closedAt'] ?? heard.time) as Instant;
  const start = { timer: TIMER, holder, region, cause: 'PetitionClosed', at: closedAt, n: nextNumber(dossier.book, TIMER, holder) };

  return clockStarted({ ...start, ...(supervisor === undefined ? {} : { supervisor }) }, moment) as readonly DossierEvent[];
};

/**
 * 归档期限 (T-ARCHIVE, ARC-5): what is closed in a year is archived by the day of the next year that the rule names. A matter that goes on
 * again is not closed.
 */
export const archiveClock = (heard: Heard, dossier: Dossier, moment: Moment): readonly DossierEvent[] => {
  const open = openClock(dossier.book, TIMER);
  if (REOPENED.test(heard.type)) return open === undefined ? [] : clockCancelled(open, { cause: 'reopened', at: heard.time }, moment);
  if (heard.type !== CLOSED || open !== undefined) return [];
  const keeper = keeperOf(heard, dossier, moment);

  return keeper === undefined ? [] : begun(keeper, heard, { dossier, moment });
};

/** 封卷 is the archiving that the clock waits for, of the dossier or of what was added after it was closed again. */
export const archived = (dossier: Dossier, cause: DossierEvent['type'], moment: Moment): readonly DossierEvent[] => {
  const open = openClock(dossier.book, TIMER);

  return open === undefined ? [] : clockMet(open, { cause }, moment);
};
