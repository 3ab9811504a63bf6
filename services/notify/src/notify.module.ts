import { ENQUIRY_PROVIDERS } from '@huiyin/host';
import { Module } from '@nestjs/common';
import { DIGEST_PROVIDERS } from './digest/providers.js';
import { DISPATCH_CONTROLLERS, DISPATCH_PROVIDERS } from './dispatch/providers.js';
import { LetterDelivery } from './effects/deliver/letter-delivery.js';
import { MailWords } from './effects/deliver/mail-words.js';
import { MailWriter } from './effects/deliver/mail-writer.js';
import { DELIVERY_PROVIDERS } from './effects/deliver/providers.js';
import { DRAFTING_PROVIDERS } from './drafting/providers.js';
import { LetterEffects, LetterWork } from './effects/letter-effects.js';
import { LetterFigures } from './effects/letter-figures.js';
import { LetterAgain } from './queries/letter-again.js';
import { LetterMaker } from './effects/render/letter-maker.js';
import { LetterNumbers } from './effects/render/letter-numbers.js';
import { LetterProduction } from './effects/render/letter-production.js';
import { LetterWriter } from './effects/render/letter-writer.js';
import { Production } from './effects/render/production.js';
import { RENDERING_PROVIDERS } from './effects/render/providers.js';
import { Surroundings } from './effects/render/surroundings.js';
import { InboxController } from './http/inbox.controller.js';
import { LettersController } from './http/letters.controller.js';
import { ApprovalController } from './http/approval.controller.js';
import { DraftsController } from './http/drafts.controller.js';
import { ListsController } from './http/lists.controller.js';
import { NumbersController } from './http/numbers.controller.js';
import { PreferencesController } from './http/preferences.controller.js';
import { ObjectionsController } from './http/objections.controller.js';
import { PublicCodesController } from './http/public-codes.controller.js';
import { PublicLettersController } from './http/public-letters.controller.js';
import { ReplacementController } from './http/replacement.controller.js';
import { ServiceController } from './http/service.controller.js';
import { TemplatesController } from './http/templates.controller.js';
import { INBOX_PROVIDERS, INBOX_REACTIONS } from './inbox/providers.js';
import { EnvelopeOpener } from './queries/envelope-words.js';
import { LetterFiles } from './queries/letter-files.js';
import { TemplateLibrary } from './queries/template-library.js';
import { LetterViews } from './queries/letter-views.js';
import { LettersByCode } from './queries/letters-by-code.js';
import { AnswerReactions } from './reactions/answer.reactions.js';
import { DeadlineReactions } from './reactions/deadline.reactions.js';
import { HearingReactions } from './reactions/hearing.reactions.js';
import { MatterReactions } from './reactions/matter.reactions.js';
import { Ordering } from './reactions/ordering.js';
import { PassingReactions } from './reactions/passing.reactions.js';
import { ReadingReactions } from './reactions/reading.reactions.js';
import { SupervisionReactions } from './reactions/supervision.reactions.js';

const REACTIONS = [
  MatterReactions,
  PassingReactions,
  AnswerReactions,
  HearingReactions,
  SupervisionReactions,
  ReadingReactions,
  DeadlineReactions,
];
const MAKING = [...RENDERING_PROVIDERS, Surroundings, LetterMaker, LetterNumbers, LetterWriter, Production, LetterProduction];
const SENDING = [...DELIVERY_PROVIDERS, MailWords, MailWriter, LetterDelivery];

const READING = [LetterViews, LetterFiles, ...ENQUIRY_PROVIDERS, LettersByCode, EnvelopeOpener, LetterAgain, TemplateLibrary];

/** Owns `letters`; hears what calls for a letter; makes, numbers and sends it, and says when it was served. */
@Module({
  controllers: [
    ...REACTIONS,
    ...INBOX_REACTIONS,
    LettersController,
    ListsController,
    InboxController,
    PreferencesController,
    ServiceController,
    TemplatesController,
    DraftsController,
    ApprovalController,
    ReplacementController,
    ObjectionsController,
    NumbersController,
    PublicLettersController,
    PublicCodesController,
    ...DISPATCH_CONTROLLERS,
  ],
  providers: [
    Ordering,
    ...MAKING,
    ...SENDING,
    LetterWork,
    LetterEffects,
    LetterFigures,
    ...READING,
    ...DRAFTING_PROVIDERS,
    ...DIGEST_PROVIDERS,
    ...INBOX_PROVIDERS,
    ...DISPATCH_PROVIDERS,
  ],
})
export class NotifyModule {}
