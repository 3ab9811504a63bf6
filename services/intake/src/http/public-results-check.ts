import type { PetitionEvent } from '@huiyin/contracts';
import { recordsOf, VAULT, type CurrentRequest } from '@huiyin/host';
import type { Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { personalTraces, type Trace } from '../domain/petition/publication/personal-traces.js';
import type { ApproveResult } from '../domain/petition/publication/publish-result.js';
import type { Petition } from '../domain/petition/state/petition.js';

const NOTHING: ApproveResult = { words: { title: '', text: '', basis: '' }, traces: [] };

const ownWords = (petition: Petition): readonly Sealed[] =>
  petition.stage === 'none'
    ? []
    : petition.facts.petitioners.flatMap(({ name, phone, email, address, idNumber }) =>
        [name, phone, email, address, idNumber].filter((one) => one !== undefined),
      );

/** 脱敏检查: a text for the public against patterns and against what the petitioners' own words say. The opening is recorded. */
@Injectable()
export class PublicationCheck {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async tracesIn(id: string, texts: readonly string[], request: CurrentRequest): Promise<readonly Trace[]> {
    const found = await this.petitions.get(id);
    const sealed = found === undefined ? [] : ownWords(found.state);
    const own = await this.vault.openMany(id, sealed, request.opening('result.check'));

    return [...new Set(texts.flatMap((text) => personalTraces(text, own)))];
  }

  /** The words that were proposed, opened and looked at once more. */
  async proposed(id: string, request: CurrentRequest): Promise<ApproveResult> {
    const found = await this.petitions.get(id);
    const publication = found === undefined || found.state.stage === 'none' ? undefined : found.state.publication;
    if (publication?.stage !== 'proposed') return NOTHING;
    const { title, text, basis } = publication;
    const words = await this.vault.openFields(id, { title, text, basis }, request.opening('result.approve'));

    return { words, traces: await this.tracesIn(id, Object.values(words), request) };
  }
}
