import { Allow, Current, CurrentActor, type CurrentRequest } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { envelopeKey, EnvelopeOpener, type EnvelopeWords } from '../queries/envelope-words.js';
import { letterRow } from '../queries/letter-row.js';
import { noticeRow } from '../queries/notice-row.js';
import { LetterViews, type LettersPage } from '../queries/letter-views.js';
import { PageQuery } from './letter.bodies.js';

type ListedMatter = LettersPage['matters'][number];
type Words = ReadonlyMap<string, EnvelopeWords>;

const lettersOf = ({ id: matter, letters }: ListedMatter, words?: Words) =>
  letters.map((letter) => ({
    kind: 'letter' as const,
    matter,
    ...letterRow(letter),
    ...(words === undefined ? {} : { to: words.get(envelopeKey(matter, letter)) }),
  }));

const noticesOf = ({ id: matter, notices }: ListedMatter) =>
  notices.map((notice) => ({ kind: 'notice' as const, matter, ...noticeRow(notice) }));

const itemsOf = ({ matters, next }: LettersPage, words?: Words) => ({
  items: matters.flatMap((matter) => [...lettersOf(matter, words), ...noticesOf(matter)]),
  ...(next === undefined ? {} : { next }),
});

/** What an office must serve on paper, and what an organisation has received: letters, and notices of its deadlines. */
@Controller()
export class ListsController {
  constructor(
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(EnvelopeOpener) private readonly envelopes: EnvelopeOpener,
  ) {}

  @Get('dispatch')
  @Allow('serve-letter')
  async dispatch(@Current() current: CurrentRequest, @Query({ schema: PageQuery }) query: PageQuery) {
    const page = await this.views.dispatchList(current.actor, query);

    return itemsOf(page, await this.envelopes.open(page, current.opening('letter.dispatch')));
  }

  @Get('inbox')
  @Allow('read-inbox')
  async inbox(@CurrentActor() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return itemsOf(await this.views.inbox(actor, query));
  }
}
