import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment, type Sealed } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { UNKNOWN } from '../acting.js';
import type { Petition, Registered } from '../state/petition.js';
import type { Trace } from './personal-traces.js';
import type { Publication } from './publication.js';

/** A masked text, written by a person. */
export interface ProposeResult {
  readonly resultId: string;
  readonly words: { readonly title: Sealed; readonly text: Sealed; readonly basis: Sealed };
  /** What the check found in it. */
  readonly traces: readonly Trace[];
}

export interface ApproveResult {
  readonly words: { readonly title: string; readonly text: string; readonly basis: string };
  readonly traces: readonly Trace[];
}

const DECIDED: ReadonlySet<Registered['stage']> = new Set(['closed', 'ended']);

/** Never a report, a confidential or withheld matter (INV-6), nor one whose petitioner did not agree. */
const notPublic = ({ facts, withheld, stage }: Registered): Decision<never> | undefined => {
  if (!DECIDED.has(stage)) return refused('petition.not-closed', { stage });
  if (withheld.scope !== 'none' || facts.kind === 'report' || facts.confidential) return refused('petition.not-public');

  return facts.publicConsent ? undefined : refused('petition.no-public-consent');
};

const notMasked = (traces: readonly Trace[]): Decision<never> | undefined =>
  traces.length === 0 ? undefined : refused('petition.text-not-masked', { found: [...traces] });

/** 拟公开: by a body that has a part in the matter. */
export const proposeResult =
  ({ resultId, words, traces }: ProposeResult): Decide<Petition, PetitionEvent> =>
  (petition, { actor }: Moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (!petition.parties.includes(actor.org)) return refused('petition.forbidden');
    const denied = authorise(actor, 'propose-publication') ?? notPublic(petition) ?? notMasked(traces);
    if (denied !== undefined) return denied;
    if (petition.publication?.stage === 'published') return refused('petition.already-published');

    return recorded({ type: 'ResultProposed', data: { resultId, by: actor.org, ...words, writtenBy: actor.id } });
  };

type Proposed = Extract<Publication, { readonly stage: 'proposed' }>;

/** By a leader or head of the same body, who did not write it. */
const mayApprove = (petition: Registered, { by, writtenBy }: Proposed, { actor }: Moment): Decision<never> | undefined => {
  if (by !== actor.org) return refused('petition.forbidden');
  if (writtenBy === actor.id) return refused('petition.own-text');

  return authorise(actor, 'approve-publication') ?? notPublic(petition);
};

/** 批准公开: what may be public, and what the text holds, is looked at again. */
export const approveResult =
  ({ words, traces }: ApproveResult): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    const { publication } = petition;
    if (publication?.stage !== 'proposed') return refused('petition.no-result-proposed');
    const denied = mayApprove(petition, publication, moment) ?? notMasked(traces);
    if (denied !== undefined) return denied;
    const { resultId, by } = publication;
    const data = { resultId, by, ...words, approvedBy: moment.actor.id, publishedAt: moment.at };

    return recorded({ type: 'ResultPublished', data });
  };

/** 撤回公开: by a leader or head of the body that published; the record keeps both. */
export const withdrawResult =
  (reason: Sealed): Decide<Petition, PetitionEvent> =>
  (petition, { actor }) => {
    if (petition.stage === 'none') return UNKNOWN;
    const { publication } = petition;
    if (publication === undefined || publication.stage === 'withdrawn') return refused('petition.no-result-proposed');
    if (publication.by !== actor.org) return refused('petition.forbidden');
    const { resultId, by } = publication;

    return (
      authorise(actor, 'approve-publication') ??
      recorded({ type: 'ResultWithdrawn', data: { resultId, by, reason, withdrawnBy: actor.id } })
    );
  };
