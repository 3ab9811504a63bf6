import { Allow, Current, CurrentActor, HttpAnswer, notFound, problem, ProblemError, Public, type CurrentRequest } from '@huiyin/host';
import { orgId } from '@huiyin/contracts';
import type { Actor } from '@huiyin/kernel';
import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DueFeeds } from '../feeds/due-feeds.js';
import { DueList } from '../queries/due-list.js';

const FeedBody = z.strictObject({ org: orgId });
type FeedBody = z.infer<typeof FeedBody>;
const FeedPath = z.strictObject({ id: z.uuid() });
type FeedPath = z.infer<typeof FeedPath>;

const CREATED = 201;
const NO_CONTENT = 204;
const KEY_REUSED = 422;
const FILE = /^([\w-]{1,200})\.ics$/;

/** 期限日历: staff open and close feeds of their organisation; who has a token reads its calendar without a bearer token. */
@Controller('due/feeds')
export class FeedsController {
  constructor(
    @Inject(DueFeeds) private readonly feeds: DueFeeds,
    @Inject(DueList) private readonly dues: DueList,
  ) {}

  @Post()
  @Allow('read-clocks')
  async open(@Current() current: CurrentRequest, @Body({ schema: FeedBody }) { org }: FeedBody): Promise<HttpAnswer> {
    if (org !== current.actor.org) throw notFound('organisation.not-found');
    const opened = await this.feeds.open(current.newId(), current.actor);
    if (opened === undefined) throw new ProblemError(problem(KEY_REUSED, 'record.key-reused'));
    const { repeated, ...feed } = opened;
    const headers = { location: `/due/feeds/${feed.id}`, ...(repeated ? { 'idempotency-replayed': 'true' } : {}) };

    return new HttpAnswer(CREATED, { ...feed, path: `/due/feeds/${feed.token}.ics` }, headers);
  }

  @Get()
  @Allow('read-clocks')
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.feeds.ofOrganisation(actor.org) };
  }

  @Delete(':id')
  @Allow('read-clocks')
  async close(@CurrentActor() actor: Actor, @Param({ schema: FeedPath }) { id }: FeedPath): Promise<HttpAnswer> {
    if (!(await this.feeds.close(actor, id))) throw notFound('feed.not-found');

    return new HttpAnswer(NO_CONTENT, undefined);
  }

  /** A wrong token and one that was closed are answered alike; scope and guard are those of the organisation now, not when it was opened. */
  @Get(':file')
  @Public()
  async calendar(@Param('file') file: string): Promise<HttpAnswer> {
    const token = FILE.exec(file)?.[1];
    const org = token === undefined ? undefined : await this.feeds.organisationOf(token);
    if (org === undefined) throw notFound('feed.not-found');

    return new HttpAnswer(200, await this.dues.calendar(org), {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="deadlines.ics"',
    });
  }
}
