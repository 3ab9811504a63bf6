import { Inject, Injectable } from '@nestjs/common';
import type { Opening } from '@huiyin/vault';
import type { LetterDraft } from '../domain/letter/approval/letter-draft.js';
import type { Letter, Letters } from '../domain/letter/letters.state.js';
import { toOrganisation, toPerson } from '../domain/letter/order.js';
import { recipientsOf } from '../domain/letter/recipients.js';
import { pageFor } from '../effects/render/letter-maker.js';
import type { LetterPress } from '../effects/render/letter-press.js';
import { LetterWriter } from '../effects/render/letter-writer.js';
import { PRESS } from '../effects/render/tokens.js';
import { inForm, type Output } from '../forms/letter-forms.js';

const addresseeOf = ({ to, issuer }: LetterDraft, { matter }: Letters): Pick<Letter, 'addressee' | 'onBehalfOf'> => {
  const [first] = matter.stage === 'known' ? recipientsOf(matter.petitioners) : [];
  switch (to.kind) {
    case 'file':
      return { addressee: toOrganisation(issuer), onBehalfOf: [] };
    case 'petitioners':
      return { addressee: toPerson(first?.person ?? ''), onBehalfOf: first?.onBehalfOf ?? [] };
    default:
      return { addressee: to, onBehalfOf: [] };
  }
};

const letterOf = (draft: LetterDraft, state: Letters): Letter => ({
  ...{ id: draft.id, code: draft.code, issuer: draft.issuer, facts: draft.facts, copies: draft.copies, orderedAt: draft.since },
  ...addresseeOf(draft, state),
  making: { stage: 'ordered', since: draft.since },
  ...{ delivery: { stage: 'none' }, service: { stage: 'none' }, standing: { stage: 'stands' } },
});

/** 校样: the draft as the letter would look, for who checks and signs; it has no number and no seal, and is kept nowhere. */
@Injectable()
export class DraftPreview {
  constructor(
    @Inject(LetterWriter) private readonly writer: LetterWriter,
    @Inject(PRESS) private readonly press: LetterPress,
  ) {}

  async make(
    { id, state, draft }: { readonly id: string; readonly state: Letters; readonly draft: LetterDraft },
    asked: { readonly form: Output; readonly opening: Opening },
  ): Promise<Buffer> {
    const { opening, form } = asked;
    const written = await this.writer.write({ id, state, letter: letterOf(draft, state), correlation: opening.correlation, opening });

    return inForm(form, { page: pageFor(written, undefined), wording: written.draft, words: written.words }, this.press);
  }
}
