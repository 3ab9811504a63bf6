import type { ClockEvent, Instant, Moment, OrgId } from '@huiyin/kernel';
import { clockMet, clockPaused, clockResumed, dayOf, findRule, type ClockEvents } from '@huiyin/time';
import { openFor, startFor, type IntakeTimer } from './matter-clocks.js';
import type { Matter, Passing } from './state/matter.js';

/**
 * What a body that received a matter must do before it has left its hands: sort it as an office (T-TRIAGE, T-TRIAGE-L, T-PASS-SIMPLE), or
 * tell the petitioner how it goes on as an agency that was approached directly (T-NOTICE-DIRECT). These clocks stop, go on and are met
 * together: a passing on stops them while the matter may still come back, and has met them once it may not (domain.md §2).
 */
export const SORTING: readonly IntakeTimer[] = ['T-TRIAGE', 'T-TRIAGE-L', 'T-PASS-SIMPLE', 'T-NOTICE-DIRECT'];

type Sorted = Pick<Matter, 'clocks' | 'facts' | 'simple'>;

interface Receipt {
  readonly body: OrgId;
  readonly cause: string;
  readonly at: Instant;
}

/** 逐级转送 (T-TRIAGE-L): the limit of the office's level; none where the rule names none for it. */
const levelClock = (matter: Sorted, receipt: Receipt, moment: Moment): ClockEvents => {
  const { organisations, regions } = moment.directory;
  const region = organisations.get(receipt.body)?.region;
  const level = region === undefined ? undefined : regions.get(region)?.level;
  if (region === undefined || level === undefined) return [];
  const { variants } = findRule('T-TRIAGE-L', { region, org: receipt.body, on: dayOf(receipt.at) }, moment.directory).rule;
  if (variants === undefined) return startFor(matter, { timer: 'T-TRIAGE-L', ...receipt }, moment);

  return Object.hasOwn(variants, level) ? startFor(matter, { timer: 'T-TRIAGE-L', ...receipt, variant: level }, moment) : [];
};

/** A level in between received it as simple (SIM-T): not the office that registered it. */
const isPassedAsSimple = ({ simple, facts }: Sorted, body: OrgId): boolean => simple !== undefined && body !== facts.registeredBy;

const officeClocks = (matter: Sorted, receipt: Receipt, moment: Moment): ClockEvents => [
  ...startFor(matter, { timer: 'T-TRIAGE', ...receipt }, moment),
  ...levelClock(matter, receipt, moment),
  ...(isPassedAsSimple(matter, receipt.body) ? startFor(matter, { timer: 'T-PASS-SIMPLE', ...receipt }, moment) : []),
];

/** Art. 23 ¶2: nobody need be told where name or address is unclear. */
const isAnyoneToTell = ({ anonymous, petitioners }: Matter['facts']): boolean =>
  !anonymous && petitioners.some(({ name, address, email, phone }) => name !== undefined && (address ?? email ?? phone) !== undefined);

/** The clocks of a body that received a matter to sort, or as the agency that was approached directly. */
export const sortingStarted = (matter: Sorted, receipt: Receipt, moment: Moment): ClockEvents => {
  const { facts } = matter;
  if (facts.receivedAs !== 'agency' || receipt.body !== facts.registeredBy) return officeClocks(matter, receipt, moment);

  return isAnyoneToTell(facts) ? startFor(matter, { timer: 'T-NOTICE-DIRECT', ...receipt }, moment) : [];
};

type Cause = { readonly cause: string; readonly at?: Instant };

export const sortingMet = (matter: Sorted, { body, ...change }: Cause & { readonly body: OrgId }, moment: Moment): readonly ClockEvent[] =>
  openFor(matter, body, SORTING).flatMap((clock) => clockMet(clock, change, moment));

export const sortingPaused = (matter: Sorted, { body, ...change }: Cause & { readonly body: OrgId }, moment: Moment) =>
  openFor(matter, body, SORTING).flatMap((clock) => clockPaused(clock, change, moment));

export const sortingResumed = (matter: Sorted, { body, ...change }: Cause & { readonly body: OrgId }, moment: Moment) =>
  openFor(matter, body, SORTING).flatMap((clock) => clockResumed(clock, change, moment));

/** The sender was done at the passing, once the body can no longer send the matter back (domain.md §2). */
export const sendersSortingMet = (
  matter: Sorted,
  { passing, cause }: { readonly passing: Passing; readonly cause: string },
  moment: Moment,
): readonly ClockEvent[] => sortingMet(matter, { body: passing.from, cause, at: passing.receivedAt }, moment);
