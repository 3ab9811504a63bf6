import type { ReviewEvent } from '@huiyin/contracts';
import { answerToHttp, recordsOf, VAULT, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Decide, Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { REVIEWS } from '../aggregates.js';
import type { Review } from '../domain/review/index.js';
import { VisibleReviews } from './visible-reviews.js';

/** From a request to a decision on the matter's record: words are sealed before the decider sees them. */
@Injectable()
export class ReviewCommands {
  constructor(
    @Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>,
    @Inject(VisibleReviews) private readonly visible: VisibleReviews,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async run(current: CurrentRequest, id: string, decide: Decide<Review, ReviewEvent>): Promise<HttpAnswer> {
    await this.visible.mustSee(current.actor, id);

    return answerToHttp(await this.reviews.change(current.command(id), decide));
  }

  /** Registers a request inside the record, with an id and a location of its own. */
  async make(
    current: CurrentRequest,
    made: { readonly id: string; readonly requestId: string },
    decide: Decide<Review, ReviewEvent>,
  ): Promise<HttpAnswer> {
    await this.visible.mustSee(current.actor, made.id);
    const answer = await this.reviews.change(current.command(made.id), decide);
    const location = `/reviews/${made.id}/requests/${made.requestId}`;

    return answerToHttp(answer, { location, body: () => ({ ...made, location, version: answer.version }) });
  }

  /** Sealed under the key of the matter; one that the actor may not see gets no key. */
  async seal<Fields extends Readonly<Record<string, string>>>(
    current: CurrentRequest,
    id: string,
    fields: Fields,
  ): Promise<{ readonly [Name in keyof Fields]: Sealed }> {
    await this.visible.mustSee(current.actor, id);

    return this.vault.sealFields(id, fields);
  }

  /** Words of one kind, in their order. */
  async sealAll(current: CurrentRequest, id: string, words: readonly string[]): Promise<readonly Sealed[]> {
    await this.visible.mustSee(current.actor, id);

    return this.vault.sealMany(id, [...words]);
  }

  /** The votes with the voters' words sealed, in their order. */
  async sealVotes<Vote extends object, Words extends keyof Vote & string>(
    { current, id }: { readonly current: CurrentRequest; readonly id: string },
    votes: readonly (Vote & Readonly<Record<Words, string>>)[],
    words: Words,
  ): Promise<readonly (Omit<Vote, Words> & Readonly<Record<Words, Sealed>>)[]> {
    const sealed = await this.sealAll(
      current,
      id,
      votes.map((vote) => vote[words]),
    );

    return votes.map((vote, at) => ({ ...vote, [words]: sealed[at] }) as Omit<Vote, Words> & Readonly<Record<Words, Sealed>>);
  }
}
