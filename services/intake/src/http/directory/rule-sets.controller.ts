import { ruleSetDocument } from '@huiyin/contracts';
import type { HttpAnswer } from '@huiyin/host';
import { Allow, BUSINESS_CLOCK, Current, DIRECTORY, withVersion, type CurrentRequest } from '@huiyin/host';
import type { BusinessClock, RuleScope } from '@huiyin/kernel';
import type { Directories } from '@huiyin/records';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { rejectDraft, withdrawDraft } from '../../domain/directory/drafts/end-draft.js';
import { proposeRuleSet } from '../../domain/directory/drafts/propose-rule-set.js';
import { DraftBody, readWritten, RejectionBody, ScopeParam, WrittenBody, type Written } from './draft-bodies.js';
import { DraftWords, type DraftedEntity } from './draft-words.js';
import { ruleSetView } from './rule-set-view.js';

const named = (region: string): DraftedEntity => ({ entity: 'rule-set', id: region });
const Region = () => Param('region', { schema: ScopeParam });

/** 规则: the rules of a region or an organisation; one rule owner proposes a version, another approves it. */
@Controller('directory/rule-sets/:region')
export class RuleSetsController {
  constructor(
    @Inject(DraftWords) private readonly words: DraftWords,
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @Allow('read-directory')
  async view(@Region() region: string): Promise<HttpAnswer> {
    this.words.mustKnow(region);
    const found = await this.words.find(named(region));
    const now = { at: this.clock.now(), directory: this.directories.current() };
    const view = ruleSetView(region as RuleScope, found?.state ?? { stage: 'none' }, now);

    return withVersion(found?.version ?? 0, { ...view, timeline: await this.words.timeline(named(region)) });
  }

  /** One version as YAML or JSON; it holds when somebody else approves it. */
  @Post('drafts')
  @HttpCode(200)
  @Allow('edit-rules')
  propose(@Current() request: CurrentRequest, @Region() region: string, @Body({ schema: WrittenBody }) body: Written): Promise<HttpAnswer> {
    this.words.mustKnow(region);
    const { document, locate } = readWritten(ruleSetDocument, body, { region });

    return this.words.say(request, named(region), { decide: proposeRuleSet(region as RuleScope, document), locate });
  }

  @Post('draft/approval')
  @HttpCode(200)
  @Allow('edit-rules')
  approve(
    @Current() request: CurrentRequest,
    @Region() region: string,
    @Body({ schema: DraftBody }) seen: z.infer<typeof DraftBody>,
  ): Promise<HttpAnswer> {
    this.words.mustKnow(region);

    return this.words.approve(request, named(region), seen);
  }

  @Post('draft/rejection')
  @HttpCode(200)
  @Allow('edit-rules')
  reject(
    @Current() request: CurrentRequest,
    @Region() region: string,
    @Body({ schema: RejectionBody }) body: z.infer<typeof RejectionBody>,
  ): Promise<HttpAnswer> {
    this.words.mustKnow(region);

    return this.words.say(request, named(region), { decide: rejectDraft({ ...named(region), ...body }) });
  }

  @Post('draft/withdrawal')
  @HttpCode(200)
  @Allow('edit-rules')
  withdraw(
    @Current() request: CurrentRequest,
    @Region() region: string,
    @Body({ schema: DraftBody }) seen: z.infer<typeof DraftBody>,
  ): Promise<HttpAnswer> {
    this.words.mustKnow(region);

    return this.words.say(request, named(region), { decide: withdrawDraft({ ...named(region), ...seen }) });
  }
}
