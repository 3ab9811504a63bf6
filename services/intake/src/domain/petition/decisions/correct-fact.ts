import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Instant, type Moment, type Sealed, type Withheld } from '@huiyin/kernel';
import { isHeadOf } from '@huiyin/policy';
import { UNKNOWN } from '../acting.js';
import { clocksFromReceipt } from '../receipt-clocks.js';
import type { RegisteredFacts } from '../state/matter.js';
import type { Petition, Registered } from '../state/petition.js';
import { withheldFrom } from './withhold.js';

/** Which registered fact was wrong, and what is right. */
export type Correction =
  | { readonly fact: 'received-at'; readonly now: Instant }
  | { readonly fact: 'region' | 'content-class'; readonly now: string }
  | { readonly fact: 'title'; readonly now: Sealed }
  | { readonly fact: 'kind'; readonly now: RegisteredFacts['kind'] };

export type CorrectFact = Correction & { readonly reason: string };

const FIELDS = {
  'received-at': 'receivedAt',
  region: 'region',
  'content-class': 'contentClass',
  title: 'title',
  kind: 'kind',
} as const satisfies Record<Correction['fact'], keyof RegisteredFacts>;

const forbidden = (petition: Registered, correction: Correction, moment: Moment): Decision<never> | undefined => {
  if (!isHeadOf(moment.actor, petition.facts.registeredBy)) return refused('petition.correction-needs-head');
  if (petition.facts[FIELDS[correction.fact]] === correction.now) return refused('petition.nothing-to-correct');
  if (correction.fact === 'kind' && petition.stage !== 'triage') return refused('petition.not-in-triage', { stage: petition.stage });
  if (correction.fact === 'received-at' && correction.now > moment.at) return refused('petition.received-in-future', { field: 'now' });

  return unknownCode(correction, moment);
};

const CLASS_DIGITS = 2;
const unknownCode = ({ fact, now }: Correction, { directory }: Moment): Decision<never> | undefined => {
  if (fact === 'region' && ![...directory.regions.keys()].some((code) => code === now)) {
    return refused('petition.unknown-region', { field: 'now' });
  }
  const isClass = Object.hasOwn(directory.dictionaries['content-class'] ?? {}, now.slice(0, CLASS_DIGITS));

  return fact === 'content-class' && !isClass ? refused('petition.unknown-content-class', { field: 'now' }) : undefined;
};

/** What became a report is hidden until its unit is matched; what never was one is open again (INV-6). */
const markAnew = (petition: Registered, { fact, now }: Correction): { readonly withheld?: Withheld } => {
  if (fact !== 'kind') return {};
  const seq = petition.withheld.seq + 1;

  return { withheld: now === 'report' ? withheldFrom([], petition.facts.registeredBy, seq) : { scope: 'none', seq } };
};

/** 更正 (INV-17): approved by the head of the registering office, with its reason; the old fact stays in the record. */
export const correctFact =
  (correction: CorrectFact): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    const denied = forbidden(petition, correction, moment);
    if (denied !== undefined) return denied;
    const { fact, now, reason } = correction;
    const was = petition.facts[FIELDS[fact]];
    const data = { fact, ref: 'registration', was, now, reason, approvedBy: moment.actor.id, ...markAnew(petition, correction) };

    const anew = fact === 'received-at' ? clocksFromReceipt(petition, now, moment) : [];

    return recorded<PetitionEvent>({ type: 'FactCorrected', data }, ...anew);
  };
