import type { PetitionEvent } from '@huiyin/contracts';
import { ignored, recorded, refused, type Decide, type Decision, type Moment } from '@huiyin/kernel';
import { notAllowed, UNKNOWN } from '../acting.js';
import { decided } from '../closing.js';
import type { DataOfEvent } from '../state/matter.js';
import type { Petition, Registered } from '../state/petition.js';

/** The earlier matter, as it stands: what the petitioner of a repeat is told (L33). */
export interface EarlierMatter {
  readonly id: string;
  readonly number: string;
  /** Place of its last event. */
  readonly version: number;
  readonly stage: Registered['stage'];
  readonly state: DataOfEvent<'PetitionLinked'>['state'];
  /** Hidden from someone: a link would tell of it, in the events of the other matter (INV-6). */
  readonly isWithheld: boolean;
}

type Ground = DataOfEvent<'PetitionLinked'>['ground'];
type Relation = DataOfEvent<'PetitionLinked'>['relation'];

const linked = (
  petition: Registered,
  earlier: EarlierMatter,
  { ground, relation, moment }: { readonly ground: Ground; readonly relation: Relation; readonly moment: Moment },
): readonly PetitionEvent[] => {
  const by = petition.stage === 'triage' ? petition.holder : petition.facts.registeredBy;
  const data = { to: earlier.id, toNumber: earlier.number, relation, ground, by, state: earlier.state, asOf: earlier.version };
  const fact: PetitionEvent = { type: 'PetitionLinked', data };

  return relation === 'repeat' ? decided(petition, { fact, by }, moment) : [fact];
};

const isLinked = (petition: Registered, id: string): boolean => petition.links.some((link) => link.to === id);

/** Why a repeat cannot be linked: it runs on its own already, or there is nothing running any more whose state could be told (REG-19b). */
const notARepeat = (petition: Registered, earlier: EarlierMatter): Decision<never> | undefined => {
  if (earlier.stage === 'ended') return refused('petition.earlier-matter-ended');

  return petition.stage === 'triage' ? undefined : refused('petition.not-in-triage', { stage: petition.stage });
};

const notLinkable = (petition: Registered, { earlier, relation }: LinkPetition): Decision<never> | undefined => {
  if (isLinked(petition, earlier.id)) return refused('petition.already-linked');
  if (earlier.isWithheld) return refused('petition.earlier-matter-withheld');

  return relation === 'repeat' ? notARepeat(petition, earlier) : undefined;
};

export interface LinkPetition {
  readonly earlier: EarlierMatter;
  readonly relation: Relation;
}

/**
 * 关联 by staff (INV-16): a repeat of a matter that still runs gets its state told, and ends with it; the same problem raised by others is
 * only noted, each is answered on its own.
 */
export const linkPetition =
  (request: LinkPetition): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    const office = petition.stage === 'triage' ? petition.holder : petition.facts.registeredBy;
    const refusal = notAllowed('link', office, moment) ?? notLinkable(petition, request);
    if (refusal !== undefined) return refusal;
    if (petition.facts.number === request.earlier.number) return refused('petition.linked-to-itself');

    return recorded(...linked(petition, request.earlier, { ground: 'staff', relation: request.relation, moment }));
  };

/** A reference that the sender gave links at once where the matter it names still runs; later, staff are asked (architecture.md §2 rule 1). */
export const linkByReference =
  (earlier: EarlierMatter): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return ignored('unknown-petition');
    if (isLinked(petition, earlier.id)) return ignored('already-linked');
    if (earlier.isWithheld || earlier.stage === 'ended') return ignored('nothing-to-tell');
    if (petition.stage !== 'triage') return proposed(petition, [{ petition: earlier.id, number: earlier.number, ground: 'same-person' }]);

    return recorded(...linked(petition, earlier, { ground: 'reference', relation: 'repeat', moment }));
  };

type Candidates = DataOfEvent<'RelationProposed'>['candidates'];

const proposed = (petition: Registered, found: Candidates) => {
  const known = new Set([...petition.links.map(({ to }) => to), ...petition.candidates.map(({ petition: id }) => id)]);
  const candidates = found.filter((candidate) => !known.has(candidate.petition));
  if (candidates.length === 0) return ignored('nothing-new');

  return recorded<PetitionEvent>({ type: 'RelationProposed', data: { candidates: [...petition.candidates, ...candidates] } });
};

/** The same person, or the same class, region and day: proposed to staff, who decide. */
export const proposeRelations =
  (candidates: Candidates): Decide<Petition, PetitionEvent> =>
  (petition) =>
    petition.stage === 'none' ? ignored('unknown-petition') : proposed(petition, candidates);
