import { Allow, HttpAnswer, notFound } from '@huiyin/host';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { MEDIA_TYPES } from '../forms/letter-forms.js';
import { TemplateLibrary } from '../queries/template-library.js';
import { PreviewQuery, TemplatePath, WordingQuery } from './template.bodies.js';

/** 文书模板: what the letters of a region say, and how they would look. Nothing here is about a matter. */
@Controller('templates')
export class TemplatesController {
  constructor(@Inject(TemplateLibrary) private readonly library: TemplateLibrary) {}

  @Get()
  @Allow('read-directory')
  list(@Query({ schema: WordingQuery }) query: WordingQuery) {
    return { items: this.library.list(query) };
  }

  @Get(':code')
  @Allow('read-directory')
  one(@Param({ schema: TemplatePath }) { code }: TemplatePath, @Query({ schema: WordingQuery }) query: WordingQuery) {
    const found = this.library.one(code, query);
    if (found === undefined) throw notFound('template.not-found');

    return found;
  }

  /** With made-up facts; it has no number, is recorded nowhere, and nobody receives it. */
  @Get(':code/preview')
  @Allow('read-directory')
  async preview(
    @Param({ schema: TemplatePath }) { code }: TemplatePath,
    @Query({ schema: PreviewQuery }) query: PreviewQuery,
  ): Promise<HttpAnswer> {
    const body = await this.library.preview(code, query);
    if (body === undefined) throw notFound('template.not-found');

    return new HttpAnswer(200, body, {
      'content-type': MEDIA_TYPES[query.form],
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `inline; filename="${code}.${query.form === 'text' ? 'txt' : query.form}"`,
    });
  }
}
