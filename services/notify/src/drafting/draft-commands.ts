import type { LetterEvent } from '@huiyin/contracts';
import { answerToHttp, notFound, recordsOf, VAULT, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Decide, Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { LetterDraft } from '../domain/letter/approval/letter-draft.js';
import { writeDraft, type DraftText } from '../domain/letter/approval/write-draft.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { DraftViews } from '../queries/draft-views.js';

/** From a request to a decision on the drafts of a matter; a matter or draft that is not the caller's is answered as one that is not there. */
@Injectable()
export class DraftCommands {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(DraftViews) private readonly views: DraftViews,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async run(current: CurrentRequest, id: string, decide: Decide<Letters, LetterEvent>): Promise<HttpAnswer> {
    await this.mustSee(current, id);

    return answerToHttp(await this.letters.change(current.command(id), decide));
  }

  /** A new draft has an id and a location of its own; a repeat is told those of the first. */
  async make(current: CurrentRequest, id: string, text: DraftText): Promise<HttpAnswer> {
    const answer = await this.letters.change(current.command(id), writeDraft(text));
    const { draftId } = text;
    const location = `/letters/${id}/drafts/${draftId}`;

    return answerToHttp(answer, { location, body: () => ({ id, draftId, location, version: answer.version }) });
  }

  async mustSee(current: CurrentRequest, id: string) {
    const found = await this.views.ofMatter(current.actor, id);
    if (found === undefined) throw notFound('letter.not-found');

    return found;
  }

  async mustFind(current: CurrentRequest, { id, draftId }: { readonly id: string; readonly draftId: string }) {
    const { state, drafts, version } = await this.mustSee(current, id);
    const draft = drafts.find((one: LetterDraft) => one.id === draftId);
    if (draft === undefined) throw notFound('draft.not-found');

    return { id, state, draft, version };
  }

  seal(id: string, words: string): Promise<Sealed> {
    return this.vault.seal(id, words);
  }
}
