import { Allow, BUSINESS_CLOCK, Current, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { BusinessClock } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { demandExplanation } from '../domain/supervision/demand-explanation.js';
import { examineItem } from '../domain/supervision/examine-item.js';
import { issueNotice } from '../domain/supervision/issue-notice.js';
import { openItem } from '../domain/supervision/open-item.js';
import { recordFeedback } from '../domain/supervision/record-feedback.js';
import { recordVisit } from '../domain/supervision/record-visit.js';
import { reportSupervision } from '../domain/supervision/report-supervision.js';
import { SupervisionCommands } from './supervision-commands.js';
import {
  ExaminationBody,
  ExplanationBody,
  FeedbackBody,
  ItemBody,
  itemIdOf,
  ItemPath,
  MatterPath,
  NoticeBody,
  ReportBody,
  VisitBody,
} from './supervision.bodies.js';

/** 督查督办件: what is done on the items of a matter, step by step of the ladder. */
@Controller('supervisions/:id/items')
export class ItemsController {
  constructor(
    @Inject(SupervisionCommands) private readonly commands: SupervisionCommands,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Post()
  @Allow('supervise')
  open(
    @Current() current: CurrentRequest,
    @Param({ schema: MatterPath }) { id }: MatterPath,
    @Body({ schema: ItemBody }) body: ItemBody,
  ): Promise<HttpAnswer> {
    return this.commands.make(current, { id, locationOf: () => `/supervisions/${id}` }, openItem(body));
  }

  @Post(':body/:number/notice')
  @Allow('approve-notice')
  async notice(
    @Current() current: CurrentRequest,
    @Param({ schema: ItemPath }) path: ItemPath,
    @Body({ schema: NoticeBody }) body: NoticeBody,
  ): Promise<HttpAnswer> {
    const demand = await this.commands.seal(current, path.id, body.demand);

    return this.commands.run(current, path.id, issueNotice({ itemId: itemIdOf(path), demand }));
  }

  @Post(':body/:number/visits')
  @Allow('supervise')
  async visit(
    @Current() current: CurrentRequest,
    @Param({ schema: ItemPath }) path: ItemPath,
    @Body({ schema: VisitBody }) body: VisitBody,
  ): Promise<HttpAnswer> {
    const findings = await this.commands.seal(current, path.id, body.findings);

    return this.commands.run(current, path.id, recordVisit({ ...body, itemId: itemIdOf(path), findings }));
  }

  @Post(':body/:number/feedback')
  @Allow('report-to-supervisor', 'supervise')
  async feedback(
    @Current() current: CurrentRequest,
    @Param({ schema: ItemPath }) path: ItemPath,
    @Body({ schema: FeedbackBody }) body: FeedbackBody,
  ): Promise<HttpAnswer> {
    const reply = await this.commands.seal(current, path.id, body.reply);
    const repliedOn = body.repliedOn ?? dayOf(this.clock.now());

    return this.commands.run(current, path.id, recordFeedback({ itemId: itemIdOf(path), reply, repliedOn }));
  }

  @Post(':body/:number/examination')
  @Allow('examine-feedback')
  async examine(
    @Current() current: CurrentRequest,
    @Param({ schema: ItemPath }) path: ItemPath,
    @Body({ schema: ExaminationBody }) { checks, reason }: ExaminationBody,
  ): Promise<HttpAnswer> {
    const why = reason === undefined ? {} : { reason: await this.commands.seal(current, path.id, reason) };

    return this.commands.run(current, path.id, examineItem({ itemId: itemIdOf(path), checks, ...why }));
  }

  @Post(':body/:number/report')
  @Allow('supervise')
  async report(
    @Current() current: CurrentRequest,
    @Param({ schema: ItemPath }) path: ItemPath,
    @Body({ schema: ReportBody }) body: ReportBody,
  ): Promise<HttpAnswer> {
    const report = await this.commands.seal(current, path.id, body.report);
    const reportedOn = body.reportedOn ?? dayOf(this.clock.now());

    return this.commands.run(current, path.id, reportSupervision({ itemId: itemIdOf(path), report, reportedOn }));
  }

  @Post(':body/:number/explanation')
  @Allow('approve-notice')
  async explanation(
    @Current() current: CurrentRequest,
    @Param({ schema: ItemPath }) path: ItemPath,
    @Body({ schema: ExplanationBody }) body: ExplanationBody,
  ): Promise<HttpAnswer> {
    const facts = await this.commands.seal(current, path.id, body.facts);

    return this.commands.run(current, path.id, demandExplanation({ itemId: itemIdOf(path), facts }));
  }
}
