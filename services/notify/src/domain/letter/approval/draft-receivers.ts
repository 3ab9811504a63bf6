import type { DraftReceiver } from '@huiyin/contracts';
import { refused, type Decision, type Moment, type OrgId } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import { kindOf, type LetterCode } from '../kinds/letter-kinds.js';
import { personOf, type KnownMatter, type Letters } from '../letters.state.js';

type Refusal = Decision<never> | undefined;

const bodyRefusal = (org: OrgId, { withheld }: Letters, { directory }: Moment): Refusal => {
  if (!directory.organisations.has(org)) return refused('draft.no-such-organisation', { org });

  return mayAddress(org, withheld, directory) ? undefined : refused('draft.withheld-from-addressee', { org });
};

const addresseeRefusal = (to: DraftReceiver, state: Letters, moment: Moment): Refusal => {
  const matter = state.matter as KnownMatter;
  switch (to.kind) {
    case 'file':
      return undefined;
    case 'organisation':
      return bodyRefusal(to.org, state, moment);
    case 'person':
      return personOf(matter, to.person) === undefined ? refused('draft.no-such-petitioner') : undefined;
    case 'petitioners':
      return matter.petitioners.length === 0 ? refused('draft.nobody-to-write-to') : undefined;
  }
};

/** What offices write among themselves, or keep, is not sent to petitioners. */
const internalRefusal = (code: LetterCode, { kind }: DraftReceiver): Refusal =>
  kindOf(code).internal === true && (kind === 'petitioners' || kind === 'person') ? refused('draft.not-for-petitioners') : undefined;

/** Whom a draft may be for: people of the matter, and bodies from which it is not withheld (INV-6). */
export const receiverRefusal = (
  { code, to, copies }: { readonly code: LetterCode; readonly to: DraftReceiver; readonly copies: readonly OrgId[] },
  state: Letters,
  moment: Moment,
): Refusal =>
  internalRefusal(code, to) ??
  addresseeRefusal(to, state, moment) ??
  copies.map((org) => bodyRefusal(org, state, moment)).find((refusal) => refusal !== undefined);
