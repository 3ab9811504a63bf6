import { Current, DIRECTORY, EnquiryBody, notFound, Public, type CurrentRequest, type Enquiry } from '@huiyin/host';
import type { Directories } from '@huiyin/records';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { publicReviews } from '../queries/public-reviews.js';
import { ReviewsByCode } from '../queries/reviews-by-code.js';

/** 公众查询 (S1-07, S3-08): one's own requests for review, their hearings, and what is still open. Code and factor are secrets, so they come in a body. */
@Controller('public/reviews')
export class PublicReviewsController {
  constructor(
    @Inject(ReviewsByCode) private readonly byCode: ReviewsByCode,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  async look(@Current() current: CurrentRequest, @Body({ schema: EnquiryBody }) body: Enquiry): Promise<object> {
    const found = await this.byCode.find(body, current.opening('public.second-factor'));
    if (found === undefined) throw notFound('review.not-found');

    return publicReviews(found.review, found.askers, this.directories.current());
  }
}
