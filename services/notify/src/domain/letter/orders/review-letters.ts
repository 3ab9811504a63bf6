import type { DataOf, ReviewAccepted, ReviewDecided, ReviewRefused } from '@huiyin/contracts';
import type { Sealed } from '@huiyin/kernel';
import { factsFor, toOrganisation, type LettersFor, type Order, type Scene } from '../order.js';
import { numberOf } from '../naming.js';
import { recipientsOf } from '../recipients.js';
import { forPetitioners } from './recipients-of-letters.js';
import { standingReply } from './standing-reply.js';

/** A refusal of the same request that was withdrawn: the new letter says that it stands in its place (INV-17). */
const replacedRefusal = (requestId: string, { state }: Scene): string | undefined =>
  numberOf(state.letters.findLast(({ code, ref, standing }) => code === 'L13' && ref === requestId && standing.stage === 'withdrawn'));

/** To the one who asked, or through his representative where he cannot be reached. */
const forPerson = (draft: Omit<Order, 'to' | 'onBehalfOf'>, scene: Scene, person: string): readonly Order[] => {
  const letters = recipientsOf(scene.matter.petitioners);
  const receiver = letters.find((one) => one.person === person || one.onBehalfOf.includes(person));
  const onBehalfOf = receiver === undefined || receiver.person === person ? [] : [person];

  return [{ ...draft, to: { kind: 'person', person: receiver?.person ?? person }, onBehalfOf }];
};

/** L13 复查(复核)受理告知书. */
export const reviewAccepted: LettersFor<DataOf<typeof ReviewAccepted>> = (data, scene) => {
  const { requestId, level, reviewer, person, lastDay, forCause } = data;
  const facts = factsFor('L13', {
    level,
    decision: 'accepted',
    lastDay,
    forCause,
    replaces: replacedRefusal(requestId, scene),
    limit: { timers: ['T-REVIEW', 'T-REREVIEW'], holder: reviewer, lastDay },
  });

  return forPerson({ code: 'L13', issuer: reviewer, facts, ref: requestId }, scene, person);
};

/** L13 不予受理告知书 (REV-3). */
export const reviewRefused: LettersFor<DataOf<typeof ReviewRefused>> = ({ requestId, level, reviewer, person, ground, lastDay }, scene) =>
  forPerson(
    { code: 'L13', issuer: reviewer, facts: factsFor('L13', { level, decision: 'refused', ground, lastDay }), ref: requestId },
    scene,
    person,
  );

/** L14 复查意见书 or L15 复核意见书: to the petitioners and to the body below. */
export const reviewDecided: LettersFor<DataOf<typeof ReviewDecided>> = (data, scene) => {
  const { level, text, outcome, below, inNameOf, remedy, redoLimit, reviewer } = data;
  const original = standingReply(scene.state, { codes: ['L09', 'L14'], by: below });
  const common = {
    ...{ ...text, outcome, below, inNameOf, redoDays: redoLimit },
    original: numberOf(original),
    originalOpinion: original?.facts['opinion'] as Sealed | undefined,
  };
  const facts =
    level === 're-review'
      ? factsFor('L15', common)
      : factsFor('L14', { ...common, remedyBodies: remedy?.bodies, remedyDays: remedy?.days });
  const draft = { code: level === 'review' ? 'L14' : 'L15', issuer: reviewer, facts, ref: data.opinionId, copies: data.copies } as const;

  return [...forPetitioners(draft, scene, data.petitioners), { ...draft, to: toOrganisation(below), copies: [] }];
};
