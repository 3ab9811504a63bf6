import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Directory, type OrgId, type Withheld } from '@huiyin/kernel';
import { mayAddress, supervisorOf } from '@huiyin/policy';
import { notAllowed, UNKNOWN } from '../acting.js';
import type { Matter } from '../state/matter.js';
import type { Petition } from '../state/petition.js';

const REPORTED_TO: ReadonlySet<string> = new Set(['government', 'joint-conference']);

/** Who is told of a major or urgent matter (REG-25): own government, joint conference office and the upper petition office. */
const told = (office: OrgId, withheld: Withheld, directory: Directory): readonly OrgId[] => {
  const region = directory.organisations.get(office)?.region;
  const local = [...directory.organisations.values()]
    .filter((org) => org.region === region && REPORTED_TO.has(org.kind))
    .map(({ id }) => id);
  const upper = supervisorOf(office, directory);
  const all = upper === undefined || upper === office ? local : [...local, upper];

  return all.filter((org) => mayAddress(org, withheld, directory));
};

/** 重大紧急情况报告; nothing where the disclosure guard leaves nobody to tell. */
export const urgencyReported = (
  { facts, withheld }: Pick<Matter, 'withheld'> & { readonly facts: Pick<Matter['facts'], 'registeredBy'> },
  by: OrgId,
  directory: Directory,
): readonly PetitionEvent[] => {
  const to = told(facts.registeredBy, withheld, directory);

  return to.length === 0 ? [] : [{ type: 'UrgencyReported', data: { by, to } }];
};

/** Staff find out later that a matter is major or urgent (REG-25). */
export const reportUrgency: Decide<Petition, PetitionEvent> = (petition, moment) => {
  if (petition.stage === 'none') return UNKNOWN;
  if (petition.stage === 'closed' || petition.stage === 'ended') return refused('petition.already-closed');
  const denied = notAllowed('reply', petition.holder, moment);
  if (denied !== undefined) return denied;
  if (petition.urgencyReported) return refused('petition.urgency-already-reported');
  const events = urgencyReported(petition, moment.actor.org, moment.directory);

  return events.length === 0 ? refused('petition.nobody-to-tell') : recorded(...events);
};
