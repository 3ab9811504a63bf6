import type { LetterEvent } from '@huiyin/contracts';
import { recorded, refused, type Decision, type Moment } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { isLetterCode } from '../kinds/letter-kinds.js';
import { letterOf, type Letters } from '../letters.state.js';
import { guarded, orderedEvents, toOrganisation, type Approval, type Order, type Scene } from '../order.js';
import { forPetitioners } from '../orders/recipients-of-letters.js';
import { withdrawnEvent } from '../withdraw-letter.js';
import { draftName, type LetterDraft } from './letter-draft.js';

const approvalOf = ({ id: draftId, authors, checkedBy }: LetterDraft, { actor }: Moment): Approval => ({
  draftId,
  writtenBy: authors,
  ...(checkedBy === undefined ? {} : { checkedBy }),
  signedBy: actor.id,
  ...(actor.actingFor === undefined ? {} : { signedFor: actor.actingFor }),
});

const ordersOf = (draft: LetterDraft, scene: Scene): readonly Order[] => {
  const { code, issuer, facts, ref, copies, to } = draft;
  if (!isLetterCode(code)) return [];
  const order = { code, issuer, facts, ref, copies, approval: approvalOf(draft, scene.moment) };
  switch (to.kind) {
    case 'petitioners':
      return forPetitioners(order, scene);
    case 'person':
      return [{ ...order, to }];
    case 'organisation':
      return [{ ...order, to }];
    case 'file':
      return [{ ...order, to: toOrganisation(issuer), onFile: true }];
  }
};

/** The letter that is replaced is withdrawn in the same step, so that never both stand, and never neither. */
const withdrawnFor = ({ replaces }: LetterDraft, state: Letters, next: LetterEvent | undefined): readonly LetterEvent[] => {
  const letter = replaces === undefined ? undefined : letterOf(state, replaces.letterId);
  if (replaces === undefined || letter === undefined || letter.standing.stage === 'withdrawn') return [];
  const replacedBy = next?.type === 'LetterOrdered' ? { replacedBy: next.data.letterId } : {};

  return [withdrawnEvent(letter, { reason: replaces.reason, ...replacedBy })];
};

/** 签发: the draft becomes the letters that it is for; the disclosure guard is asked again (INV-6). */
export const issuedFrom = (draft: LetterDraft, state: Letters, moment: Moment): Decision<LetterEvent> => {
  const { matter, withheld } = state;
  if (matter.stage === 'unknown') return refused('letter.not-found');
  const orders = guarded(ordersOf(draft, { matter, state, moment }), withheld, moment);
  if (orders.length === 0) return refused('draft.withheld-from-addressee');
  const ordered = orderedEvents(orders, { name: draft.id }, withheld);

  return recorded(
    { type: 'DraftSigned', data: { ...draftName(draft), by: moment.actor.id, signedOn: dayOf(moment.at) } },
    ...withdrawnFor(draft, state, ordered[0]),
    ...ordered,
  );
};
