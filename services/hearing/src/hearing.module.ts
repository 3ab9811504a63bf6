import { ENQUIRY_PROVIDERS } from '@huiyin/host';
import { Module } from '@nestjs/common';
import { DraftController } from './http/draft.controller.js';
import { HearingRightController } from './http/hearing-right.controller.js';
import { HearingController } from './http/hearing.controller.js';
import { PublicReviewsController } from './http/public-reviews.controller.js';
import { RecomputeController } from './http/recompute.controller.js';
import { ReviewCommands } from './http/review-commands.js';
import { ReviewViewsController } from './http/review-views.controller.js';
import { ReviewController } from './http/review.controller.js';
import { VisibleReviews } from './http/visible-reviews.js';
import { ReviewList } from './queries/review-list.js';
import { ReviewsByCode } from './queries/reviews-by-code.js';
import { ReviewViews } from './queries/review-views.js';
import { IntakeReactions } from './reactions/intake.reactions.js';
import { NotifyReactions } from './reactions/notify.reactions.js';

/** Owns `reviews`; hears opinions from intake and service from notify; says what is decided above the agency. */
@Module({
  controllers: [
    RecomputeController,
    IntakeReactions,
    NotifyReactions,
    ReviewController,
    DraftController,
    HearingRightController,
    HearingController,
    ReviewViewsController,
    PublicReviewsController,
  ],
  providers: [...ENQUIRY_PROVIDERS, ReviewCommands, ReviewList, ReviewViews, ReviewsByCode, VisibleReviews],
})
export class HearingModule {}
