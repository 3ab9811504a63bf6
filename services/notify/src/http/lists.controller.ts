import { Allow, Current, CurrentActor, type CurrentRequest } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { envelopeKey, EnvelopeOpener, type EnvelopeWords } from '../queries/envelope-words.js';
import { letterRow } from '../queries/letter-row.js';
import { LetterViews, type LettersPage } from '../queries/letter-views.js';
import { PageQuery } from './letter.bodies.js';

const itemsOf = ({ matters, next }: LettersPage, words?: ReadonlyMap<string, EnvelopeWords>) => ({
  items: matters.flatMap(({ id: matter, letters }) =>
    letters.map((letter) => ({
      matter,
      ...letterRow(letter),
      ...(words === undefined ? {} : { to: words.get(envelopeKey(matter, letter)) }),
    })),
  ),
  ...(next === undefined ? {} : { next }),
});

/** What an office must serve on paper, and what an organisation has received. */
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
