import { Allow, Current, HttpAnswer, type CurrentRequest } from '@huiyin/host';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { PageQuery } from '../http/letter.bodies.js';
import { ListedLetters } from './listed-letters.js';
import { PrintRun } from './print-run.js';

/** 批量打印 of what an office serves on paper. */
@Controller('dispatch/print')
export class PrintController {
  constructor(
    @Inject(ListedLetters) private readonly listed: ListedLetters,
    @Inject(PrintRun) private readonly run: PrintRun,
  ) {}

  /** The page that `GET /dispatch` shows with the same `after` and `limit`; names are opened, and that is recorded. */
  @Get()
  @Allow('serve-letter')
  async print(@Current() current: CurrentRequest, @Query({ schema: PageQuery }) query: PageQuery): Promise<HttpAnswer> {
    const page = await this.listed.page(current, query, 'letter.print');

    return new HttpAnswer(200, await this.run.print(page, current), {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="dispatch.pdf"',
      'cache-control': 'private, no-store',
      ...(page.next === undefined ? {} : { 'x-next': page.next }),
    });
  }
}
