import type { DraftReceiver, LetterEvent } from '@huiyin/contracts';
import { hasRole, ignored, recorded, refused, type Decide, type Decision, type Moment, type OrgId, type Role } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import type { LetterCode } from '../kinds/letter-kinds.js';
import { letterOf, type Letters } from '../letters.state.js';
import type { ApprovalRule } from './approval-rule.js';
import { lackingFacts, strangeFacts } from './draft-facts.js';
import { receiverRefusal } from './draft-receivers.js';
import { issuedFrom } from './issue-from-draft.js';
import type { LetterDraft } from './letter-draft.js';

export interface DraftText {
  readonly draftId: string;
  readonly code: LetterCode;
  readonly to: DraftReceiver;
  readonly copies: readonly OrgId[];
  /** Words of people are sealed already. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What the template says of its approval. */
  readonly rule: ApprovalRule;
  readonly ref?: string;
  readonly replaces?: { readonly letterId: string; readonly reason: string };
}

type Refusal = Decision<never> | undefined;

/** A letter that carries what another service decided is not composed here: it would say what nobody decided. */
const ruleRefusal = ({ rule }: DraftText, { actor }: Moment): Refusal => {
  if (rule.kind === 'decided-elsewhere') return refused('draft.decided-elsewhere', { events: rule.events });

  return rule.kind === 'filled-in' && !hasRole(actor, ...rule.roles) ? authoriseNobody(rule.roles) : undefined;
};
const authoriseNobody = (roles: readonly Role[]): Decision<never> => refused('draft.needs-other-role', { roles });

const replacedRefusal = ({ replaces, code }: DraftText, state: Letters, { actor }: Moment): Refusal => {
  if (replaces === undefined) return undefined;
  const letter = letterOf(state, replaces.letterId);
  if (letter === undefined || letter.issuer !== actor.org || letter.code !== code) return refused('letter.not-found');

  return letter.standing.stage === 'withdrawn' ? refused('letter.already-withdrawn') : undefined;
};

const factRefusal = ({ code, facts, rule }: DraftText, { matter }: Letters, { directory }: Moment): Refusal => {
  if (matter.stage === 'unknown') return refused('letter.not-found');
  const strange = strangeFacts(code, facts, { matter, directory });
  if (strange.length > 0) return refused('draft.facts-unknown', { facts: strange });
  const lacking = rule.kind === 'filled-in' ? lackingFacts(code, facts) : [];

  return lacking.length > 0 ? refused('draft.facts-incomplete', { facts: lacking }) : undefined;
};

/** An office that has no part in the matter writes no letters of it, though it may see it. */
const partRefusal = ({ parties, matter }: Letters, { actor }: Moment): Refusal =>
  matter.stage === 'known' && parties.includes(actor.org) ? undefined : refused('draft.not-a-party');

const refusalOf = (text: DraftText, state: Letters, moment: Moment): Refusal =>
  authorise(moment.actor, 'draft-letter') ??
  partRefusal(state, moment) ??
  ruleRefusal(text, moment) ??
  receiverRefusal(text, state, moment) ??
  replacedRefusal(text, state, moment) ??
  factRefusal(text, state, moment);

const draftOf = ({ rule, draftId: id, ...text }: DraftText, { actor, at }: Moment): LetterDraft => ({
  ...text,
  id,
  issuer: actor.org,
  signers: rule.kind === 'signed' ? rule.roles : [],
  authors: [actor.id],
  progress: { stage: 'written' },
  since: at,
});

const written = ({ id: draftId, authors: _a, progress: _p, since: _s, ...draft }: LetterDraft, { actor }: Moment): LetterEvent => ({
  type: 'DraftWritten',
  data: { ...draft, draftId, by: actor.id },
});

/** 拟稿: an office writes a letter of its own; a form that its writer fills in is a letter at once. */
export const writeDraft =
  (text: DraftText): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    if (state.drafts.some(({ id }) => id === text.draftId)) return ignored('written already');
    const denied = refusalOf(text, state, moment);
    if (denied !== undefined) return denied;
    const draft = draftOf(text, moment);
    if (text.rule.kind === 'signed') return recorded(written(draft, moment));
    const issued = issuedFrom(draft, state, moment);

    return issued.kind === 'recorded' ? recorded(written(draft, moment), ...issued.events) : issued;
  };
