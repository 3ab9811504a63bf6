import { PetitionAccepted, type LetterEvent } from '@huiyin/contracts';
import { asOrgId, type Actor, type Decide } from '@huiyin/kernel';
import { EMPTY_SCENE, foldOnto } from '@huiyin/testing/domain';
import type { ApprovalRule } from '../domain/letter/approval/approval-rule.js';
import type { DraftText } from '../domain/letter/approval/write-draft.js';
import { lettersAggregate } from '../domain/letter/letters.aggregate.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { noteMatter } from '../domain/letter/note-matter.js';
import { orderLetters } from '../domain/letter/order.js';
import { accepted } from '../domain/letter/orders/passing-letters.js';
import { CITY, someone } from './city.js';
import { heard, petitioner, registration, sealedAs } from './matters.js';

export const BY_A_LEADER: ApprovalRule = { kind: 'signed', roles: ['leader', 'head'] };
export const FILLED_IN: ApprovalRule = { kind: 'filled-in', roles: ['undertaker', 'registrar'] };

/** Staff of the agency that has the matter. */
export const WRITER = someone('q-zjj', 'undertaker');
export const CHECKER = { ...someone('q-zjj', 'registrar') };
export const LEADER = someone('q-zjj', 'leader');
export const HEAD = someone('q-zjj', 'head');

/** L07: what is missing, and until when it may be supplied. */
export const supplement = (over: Partial<DraftText> = {}): DraftText => ({
  draftId: 'draft-1',
  code: 'L07',
  to: { kind: 'petitioners' },
  copies: [],
  facts: { missing: sealedAs('一、房屋权属证明'), supplyDays: 15, supplyBy: '2026-08-20', pauses: 'no' },
  rule: BY_A_LEADER,
  ...over,
});

type Deciding = Decide<Letters, LetterEvent>;
/** One step, and whose it is. */
export type ActedStep = readonly [actor: Actor, decide: Deciding];

/** A matter that the agency has, after these steps of its staff; a step that records nothing is a fault of the test. */
export const afterSteps = (...steps: readonly ActedStep[]): Letters => {
  const begun: readonly ActedStep[] = [
    [WRITER, noteMatter(registration(petitioner('p1', { address: true }), petitioner('p2', { email: true })))],
    [WRITER, orderLetters(heard(PetitionAccepted, { agency: asOrgId('q-zjj') }), accepted)],
  ];

  return [...begun, ...steps].reduce<Letters>((state, [actor, decide]) => {
    const decision = decide(state, { ...EMPTY_SCENE, directory: CITY, actor });
    if (decision.kind !== 'recorded') throw new Error(`recorded nothing: ${JSON.stringify(decision)}`);

    return foldOnto({ aggregate: lettersAggregate, state, version: 0 }, decision.events, { ...EMPTY_SCENE, directory: CITY, actor });
  }, lettersAggregate.initial);
};
