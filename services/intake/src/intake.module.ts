import { ENQUIRY_PROVIDERS } from '@huiyin/host';
import { Module } from '@nestjs/common';
import { ClocksController } from './http/clocks.controller.js';
import { CalendarsController } from './http/directory/calendars.controller.js';
import { DirectoryController } from './http/directory/directory.controller.js';
import { DirectoryPublishing } from './http/directory/directory-publishing.js';
import { DraftWords } from './http/directory/draft-words.js';
import { ReadBack } from './http/directory/read-back.js';
import { RuleSetsController } from './http/directory/rule-sets.controller.js';
import { HandlingController } from './http/handling.controller.js';
import { PassingController } from './http/passing.controller.js';
import { PetitionCommands } from './http/petition-commands.js';
import { ProcedureController } from './http/procedure.controller.js';
import { PublicController } from './http/public.controller.js';
import { PublicConsentsController } from './http/public-consents.controller.js';
import { PublicEnquiries } from './http/public-enquiries.js';
import { PublicOfficesController } from './http/public-offices.controller.js';
import { PublicResultsController } from './http/public-results.controller.js';
import { PublicationCheck } from './http/public-results-check.js';
import { RecomputeController } from './http/recompute.controller.js';
import { RegistrationController } from './http/registration.controller.js';
import { RelationsController } from './http/relations.controller.js';
import { TextBodies } from './http/text-bodies.js';
import { ViewsController } from './http/views.controller.js';
import { VisiblePetitions } from './http/visible-petition.js';
import { EarlierMatters } from './queries/earlier-matters.js';
import { MarkedMatters } from './queries/marked-matters.js';
import { PetitionsByCode } from './queries/petition-by-code.js';
import { PetitionViews } from './queries/petition-view.js';
import { NewestMatters } from './queries/newest-matters.js';
import { PublicResults } from './queries/public-results.js';
import { WorkList } from './queries/work-list.js';
import { HearingReactions } from './reactions/hearing.reactions.js';
import { NotifyReactions } from './reactions/notify.reactions.js';
import { OwnReactions } from './reactions/own.reactions.js';
import { RegistrationCommands } from './reactions/registration.commands.js';
import { PetitionImport } from './registration/csv/petition-import.js';
import { Moments } from './registration/moments.js';
import { PetitionSerials } from './registration/petition-serials.js';
import { Registrar } from './registration/registrar.js';
import { RegistrationDrafts } from './registration/registration-drafts.js';
import { PetitionSealing } from './registration/seal-petition.js';

/** What intake offers over HTTP. */
const OFFERS = [
  RegistrationController,
  PassingController,
  HandlingController,
  ProcedureController,
  RelationsController,
  ViewsController,
  ClocksController,
  PublicController,
  PublicConsentsController,
  PublicOfficesController,
  PublicResultsController,
  DirectoryController,
  RuleSetsController,
  CalendarsController,
  RecomputeController,
];
/** What it hears: its own topic, notify, hearing, and commands of partner platforms. */
const HEARS = [OwnReactions, NotifyReactions, HearingReactions, RegistrationCommands];
const REGISTERS = [Registrar, RegistrationDrafts, PetitionSealing, PetitionSerials, PetitionImport, Moments];
const READS = [NewestMatters, WorkList, PetitionViews, PetitionsByCode, PublicResults, EarlierMatters, MarkedMatters];
const EDGE = [
  ...ENQUIRY_PROVIDERS,
  PetitionCommands,
  VisiblePetitions,
  PublicEnquiries,
  PublicationCheck,
  DirectoryPublishing,
  DraftWords,
  ReadBack,
  TextBodies,
];

/** 信访受理: owns the petitions and the directory. */
@Module({ controllers: [...OFFERS, ...HEARS], providers: [...REGISTERS, ...READS, ...EDGE] })
export class IntakeModule {}
