import { ENQUIRY_PROVIDERS } from '@huiyin/host';
import { Module } from '@nestjs/common';
import { DueFeeds } from './feeds/due-feeds.js';
import { ChargesController } from './http/charges.controller.js';
import { ClocksController } from './http/clocks.controller.js';
import { EvaluationController } from './http/evaluation.controller.js';
import { FeedsController } from './http/feeds.controller.js';
import { ItemsController } from './http/items.controller.js';
import { PublicEvaluationController } from './http/public-evaluation.controller.js';
import { PublicEvaluations } from './http/public-evaluations.js';
import { RecomputeController } from './http/recompute.controller.js';
import { SuggestionsController } from './http/suggestions.controller.js';
import { SupervisionCommands } from './http/supervision-commands.js';
import { VisibleMatters } from './http/visible-matters.js';
import { ViewsController } from './http/views.controller.js';
import { DueLines } from './queries/due-lines.js';
import { DueList } from './queries/due-list.js';
import { ItemList } from './queries/item-list.js';
import { MatterByCode } from './queries/matter-by-code.js';
import { MatterView } from './queries/matter-view.js';
import { ClockReactions } from './reactions/clock.reactions.js';
import { IntakeReactions } from './reactions/intake.reactions.js';
import { NotifyReactions } from './reactions/notify.reactions.js';
import { SupervisionReactions } from './reactions/supervision-reactions.js';

/** 督查督办: watches every matter's clocks, supervises who is slow, asks the petitioner, and says when nothing is open any more. */
@Module({
  controllers: [
    RecomputeController,
    ItemsController,
    ChargesController,
    ClocksController,
    FeedsController,
    SuggestionsController,
    EvaluationController,
    PublicEvaluationController,
    ViewsController,
    IntakeReactions,
    ClockReactions,
    NotifyReactions,
  ],
  providers: [
    SupervisionReactions,
    SupervisionCommands,
    VisibleMatters,
    DueLines,
    DueList,
    DueFeeds,
    ItemList,
    MatterView,
    ...ENQUIRY_PROVIDERS,
    MatterByCode,
    PublicEvaluations,
  ],
})
export class SupervisionModule {}
