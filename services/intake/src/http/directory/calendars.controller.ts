import { calendarDocument } from '@huiyin/contracts';
import type { HttpAnswer } from '@huiyin/host';
import { Allow, Current, withVersion, type CurrentRequest } from '@huiyin/host';
import type { CalendarEdition } from '@huiyin/kernel';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { DirectoryEntity } from '../../domain/directory/directory.aggregate.js';
import { calendarDifferences } from '../../domain/directory/drafts/calendar-differences.js';
import { rejectDraft, withdrawDraft } from '../../domain/directory/drafts/end-draft.js';
import { proposeCalendar } from '../../domain/directory/drafts/propose-calendar.js';
import { CalendarAddress, DraftBody, readWritten, RejectionBody, WrittenBody, type Written } from './draft-bodies.js';
import { DraftWords, type DraftedEntity } from './draft-words.js';

type Address = z.infer<typeof CalendarAddress>;
const named = ({ region, year }: Address): DraftedEntity => ({ entity: 'calendar', id: `${region}/${year}` });
const At = () => Param({ schema: CalendarAddress });

const view = (known: DirectoryEntity): object => {
  const edition = known.stage === 'published' ? (known.value as unknown as CalendarEdition) : undefined;
  const draft = known.stage === 'none' ? undefined : known.draft;
  const proposal = draft?.value as unknown as CalendarEdition | undefined;

  return {
    ...(edition === undefined ? {} : { edition }),
    ...(proposal === undefined ? {} : { draft: { ...draft, differences: calendarDifferences(proposal, edition) } }),
  };
};

/** 工作日历: a region's calendar of a year; one rule owner proposes an edition, another approves it. */
@Controller('directory/calendars/:region/:year')
export class CalendarsController {
  constructor(@Inject(DraftWords) private readonly words: DraftWords) {}

  @Get()
  @Allow('read-directory')
  async view(@At() at: Address): Promise<HttpAnswer> {
    this.words.mustKnow(at.region);
    const found = await this.words.find(named(at));
    const timeline = await this.words.timeline(named(at));

    return withVersion(found?.version ?? 0, { ...at, ...view(found?.state ?? { stage: 'none' }), timeline });
  }

  /** One edition as YAML or JSON; it holds when somebody else approves it. */
  @Post('drafts')
  @HttpCode(200)
  @Allow('edit-rules')
  propose(@Current() request: CurrentRequest, @At() at: Address, @Body({ schema: WrittenBody }) body: Written): Promise<HttpAnswer> {
    this.words.mustKnow(at.region);
    const { document, locate } = readWritten(calendarDocument, body, at);
    const name = { region: at.region as CalendarEdition['region'], year: at.year };

    return this.words.say(request, named(at), { decide: proposeCalendar(name, document), locate });
  }

  @Post('draft/approval')
  @HttpCode(200)
  @Allow('edit-rules')
  approve(
    @Current() request: CurrentRequest,
    @At() at: Address,
    @Body({ schema: DraftBody }) seen: z.infer<typeof DraftBody>,
  ): Promise<HttpAnswer> {
    this.words.mustKnow(at.region);

    return this.words.approve(request, named(at), seen);
  }

  @Post('draft/rejection')
  @HttpCode(200)
  @Allow('edit-rules')
  reject(
    @Current() request: CurrentRequest,
    @At() at: Address,
    @Body({ schema: RejectionBody }) body: z.infer<typeof RejectionBody>,
  ): Promise<HttpAnswer> {
    this.words.mustKnow(at.region);

    return this.words.say(request, named(at), { decide: rejectDraft({ ...named(at), ...body }) });
  }

  @Post('draft/withdrawal')
  @HttpCode(200)
  @Allow('edit-rules')
  withdraw(
    @Current() request: CurrentRequest,
    @At() at: Address,
    @Body({ schema: DraftBody }) seen: z.infer<typeof DraftBody>,
  ): Promise<HttpAnswer> {
    this.words.mustKnow(at.region);

    return this.words.say(request, named(at), { decide: withdrawDraft({ ...named(at), ...seen }) });
  }
}
