import { notFound, Public } from '@huiyin/host';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { LettersByCode } from '../queries/letters-by-code.js';
import { PublicQuery } from './letter.bodies.js';

/** What petitioners see of their letters (S1-07): by query code and a second factor. */
@Controller('public/letters')
export class PublicLettersController {
  constructor(@Inject(LettersByCode) private readonly letters: LettersByCode) {}

  @Get()
  @Public()
  async list(@Query({ schema: PublicQuery }) query: PublicQuery) {
    const found = await this.letters.find(query);
    if (found === undefined) throw notFound('letter.not-found');

    return found;
  }
}
