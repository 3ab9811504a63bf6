import { Allow, Current, CurrentActor, type CurrentRequest } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ListedLetters } from '../dispatch/listed-letters.js';
import { letterRow } from '../queries/letter-row.js';
import { noticeRow } from '../queries/notice-row.js';
import { LetterViews, type LettersPage } from '../queries/letter-views.js';
import { PageQuery } from './letter.bodies.js';

type ListedMatter = LettersPage['matters'][number];

const lettersOf = ({ id: matter, letters }: ListedMatter) =>
  letters.map((letter) => ({ kind: 'letter' as const, matter, ...letterRow(letter) }));

const noticesOf = ({ id: matter, notices }: ListedMatter) =>
  notices.map((notice) => ({ kind: 'notice' as const, matter, ...noticeRow(notice) }));

const itemsOf = ({ matters, next }: LettersPage) => ({
  items: matters.flatMap((matter) => [...lettersOf(matter), ...noticesOf(matter)]),
  ...(next === undefined ? {} : { next }),
});

/** What an office must serve on paper, and what an organisation has received: letters, and notices of its deadlines. */
@Controller()
export class ListsController {
  constructor(
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(ListedLetters) private readonly listed: ListedLetters,
  ) {}

  @Get('dispatch')
  @Allow('serve-letter')
  async dispatch(@Current() current: CurrentRequest, @Query({ schema: PageQuery }) query: PageQuery) {
    const { letters, ...next } = await this.listed.page(current, query, 'letter.dispatch');

    return {
      items: letters.map(({ matter, letter, to, mark }) => ({ kind: 'letter' as const, matter, ...letterRow(letter), to, mark })),
      ...next,
    };
  }

  @Get('inbox')
  @Allow('read-inbox')
  async inbox(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return itemsOf(await this.views.inbox(actor, query));
  }
}
