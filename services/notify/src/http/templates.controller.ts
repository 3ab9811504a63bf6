import { Allow, HttpAnswer, notFound } from '@huiyin/host';
import { Fault, type LocalDate, type RegionCode } from '@huiyin/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { LETTER_CODES, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { inForm, MEDIA_TYPES } from '../effects/render/forms/letter-forms.js';
import { Surroundings } from '../effects/render/surroundings.js';
import { DESK } from '../effects/render/tokens.js';
import type { LetterDesk } from '../preview/letter-desk.js';
import type { Preview } from '../preview/preview.js';
import { hasCopy, templateRow, templateView } from '../queries/template-row.js';
import type { WordingWish } from '../templates/load-templates.js';
import { regionsAround } from '../templates/regions-of.js';
import { PreviewQuery, TemplatePath, WordingQuery } from './template.bodies.js';

/** 文书模板: what the letters of a region say, and how they would look. Nothing here is about a matter. */
@Controller('templates')
export class TemplatesController {
  constructor(
    @Inject(DESK) private readonly desk: LetterDesk,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  @Get()
  @Allow('read-directory')
  list(@Query({ schema: WordingQuery }) query: WordingQuery) {
    return {
      items: LETTER_CODES.flatMap((code) => {
        const wish = this.wish(code, query);
        const found = this.desk.templates.wordingFor(wish);

        return found === undefined ? [] : [templateRow(found, hasCopy(this.desk.templates, wish))];
      }),
    };
  }

  @Get(':code')
  @Allow('read-directory')
  one(@Param({ schema: TemplatePath }) { code }: TemplatePath, @Query({ schema: WordingQuery }) query: WordingQuery) {
    const wish = this.wish(code, query);
    const found = this.desk.templates.wordingFor(wish);
    if (found === undefined) throw notFound('template.not-found');

    return templateView(found, code, { isCopied: hasCopy(this.desk.templates, wish), samples: this.desk.previews.samples });
  }

  /** With made-up facts; it has no number, is recorded nowhere, and nobody receives it. */
  @Get(':code/preview')
  @Allow('read-directory')
  async preview(
    @Param({ schema: TemplatePath }) { code }: TemplatePath,
    @Query({ schema: PreviewQuery }) query: PreviewQuery,
  ): Promise<HttpAnswer> {
    const body = await inForm(query.form, this.written(code, query), this.desk.press);

    return new HttpAnswer(200, body, {
      'content-type': MEDIA_TYPES[query.form],
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `inline; filename="${code}.${query.form === 'text' ? 'txt' : query.form}"`,
    });
  }

  private written(code: LetterCode, query: PreviewQuery): Preview {
    const { regions, on } = this.wish(code, query);
    const variant = query.variant === undefined ? {} : { variant: query.variant };
    try {
      return this.desk.previews.write({ code, on, regions: regions ?? [], language: query.lang, ...variant });
    } catch (error) {
      if (error instanceof Fault && error.code.startsWith('template.no-')) throw notFound('template.not-found');
      throw error;
    }
  }

  private wish(code: LetterCode, { region, on }: WordingQuery): WordingWish {
    const regions = region === undefined ? [] : regionsAround(region as RegionCode, this.surroundings.directory());

    return { code, regions, on: (on as LocalDate | undefined) ?? this.surroundings.today() };
  }
}
