import type { ReviewEvent } from '@huiyin/contracts';
import { askersOf, EnquiryDesk, recordsOf, VAULT, type Asked, type Askers, type Enquiry } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { REVIEWS } from '../aggregates.js';
import type { Review } from '../domain/review/index.js';

/** The reviews of somebody who knows code and second factor. */
export interface OwnReviews {
  readonly review: Review;
  readonly askers: Askers;
}

/** 复查复核查询 by query code and second factor. There is nothing to find before the first opinion. */
@Injectable()
export class ReviewsByCode {
  constructor(
    @Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(EnquiryDesk) private readonly desk: EnquiryDesk,
  ) {}

  /**
   * Nothing for a wrong code and for a wrong factor alike.
   * @throws ProblemError 429 after too many wrong factors for this code.
   */
  find(enquiry: Enquiry, opening: Opening): Promise<OwnReviews | undefined> {
    return this.desk.ask(enquiry, (asked) => this.ownReviews(asked, opening));
  }

  private async ownReviews({ codeHash, factor }: Asked, opening: Opening): Promise<OwnReviews | undefined> {
    const found = await this.reviews.collection.findOne({ 'state.enquiry.codeHash': codeHash }, { projection: { state: 1 } });
    const review = found?.state ?? undefined;
    if (found === null || review?.enquiry === undefined) return undefined;
    const { number, petitioners } = review.enquiry;
    const askers = await askersOf(factor, {
      holders: petitioners.map(({ id, factors }) => ({ person: id, sealed: factors })),
      number,
      open: (sealed) => this.vault.openMany(found._id, sealed, opening),
    });

    return askers === undefined ? undefined : { review, askers };
  }
}
