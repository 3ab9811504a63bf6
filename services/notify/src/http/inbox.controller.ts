import { Readable } from 'node:stream';
import { Allow, CurrentActor, HttpAnswer, invalidRequest } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { lastSeen } from '../inbox/event-text.js';
import { InboxLists } from '../inbox/inbox-lists.js';
import { InboxStream } from '../inbox/inbox-stream.js';
import { EntriesQuery, MarksBody } from '../inbox/inbox.bodies.js';
import { ReadMarks } from '../inbox/read-marks.js';

const EVENT_STREAM = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  connection: 'close',
};

/** 收件箱 in the order of arrival: as a list with what was read, and as it comes. Deadlines as a calendar are supervision's feeds. */
@Controller('inbox')
export class InboxController {
  constructor(
    @Inject(InboxLists) private readonly lists: InboxLists,
    @Inject(ReadMarks) private readonly marks: ReadMarks,
    @Inject(InboxStream) private readonly stream: InboxStream,
  ) {}

  @Get('entries')
  @Allow('read-inbox')
  entries(@CurrentActor() actor: Actor, @Query({ schema: EntriesQuery }) query: EntriesQuery): Promise<object> {
    return this.lists.page(actor, query);
  }

  @Get('unread')
  @Allow('read-inbox')
  unread(@CurrentActor() actor: Actor): Promise<object> {
    return this.lists.unread(actor);
  }

  @Post('read')
  @HttpCode(200)
  @Allow('read-inbox')
  async read(@CurrentActor() actor: Actor, @Body({ schema: MarksBody }) { entries }: MarksBody): Promise<object> {
    await this.marks.read(actor, entries);

    return this.lists.unread(actor);
  }

  @Post('unread')
  @HttpCode(200)
  @Allow('read-inbox')
  async notRead(@CurrentActor() actor: Actor, @Body({ schema: MarksBody }) { entries }: MarksBody): Promise<object> {
    await this.marks.unread(actor, entries);

    return this.lists.unread(actor);
  }

  /** Server-sent events. A client that comes back names in `Last-Event-ID` what it saw last, and misses nothing. */
  @Get('stream')
  @Allow('read-inbox')
  come(@CurrentActor() actor: Actor, @Headers('last-event-id') header: string | undefined): HttpAnswer {
    const last = lastSeen(header);
    if (last === null) throw invalidRequest({ field: 'Last-Event-ID', reason: 'an id of this stream' });

    return new HttpAnswer(200, Readable.from(this.stream.lines(actor, last)), EVENT_STREAM);
  }
}
