import type { ReviewEvent } from '@huiyin/contracts';
import { answerToHttp, recordsOf, VAULT, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Decide, Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { REVIEWS } from '../aggregates.js';
import type { Review } from '../domain/review/index.js';

/** From a request to a decision on the matter's record: words are sealed before the decider sees them. */
@Injectable()
export class ReviewCommands {
  constructor(
    @Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async run(current: CurrentRequest, id: string, decide: Decide<Review, ReviewEvent>): Promise<HttpAnswer> {
    return answerToHttp(await this.reviews.change(current.command(id), decide));
  }

  /** Makes a thing inside the record, with its own id and location. */
  async make(
    current: CurrentRequest,
    made: { readonly id: string; readonly location: string },
    decide: Decide<Review, ReviewEvent>,
  ): Promise<HttpAnswer> {
    const answer = await this.reviews.change(current.command(made.id), decide);

    return answerToHttp(answer, {
      location: made.location,
      body: () => ({ id: made.id, location: made.location, version: answer.version }),
    });
  }

  seal(id: string, words: string): Promise<Sealed> {
    return this.vault.seal(id, words);
  }

  sealAll<Item extends object, Field extends keyof Item & string>(
    id: string,
    items: readonly Item[],
    field: Field,
  ): Promise<readonly (Omit<Item, Field> & Record<Field, Sealed>)[]> {
    return Promise.all(
      items.map(
        async (item) => ({ ...item, [field]: await this.vault.seal(id, String(item[field])) }) as Omit<Item, Field> & Record<Field, Sealed>,
      ),
    );
  }
}
