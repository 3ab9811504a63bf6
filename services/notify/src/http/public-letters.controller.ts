import { Current, EnquiryBody, notFound, Public, type CurrentRequest, type Enquiry, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { Letter } from '../domain/letter/letters.state.js';
import { LetterFiles } from '../queries/letter-files.js';
import { LettersByCode } from '../queries/letters-by-code.js';
import { fileAnswer } from './file-answer.js';
import { FileEnquiryBody } from './letter.bodies.js';

/** What petitioners see of a letter: what it is, when it was issued and served, whether it was withdrawn. */
const publicRow = ({ id, code, issuer, making, service, standing }: Letter) => ({
  letterId: id,
  code,
  issuer,
  ...(making.stage === 'issued' ? { number: making.number, issuedOn: making.issuedOn } : {}),
  ...(service.stage === 'served' ? { servedOn: service.servedOn, way: service.way } : {}),
  standing: standing.stage,
});

/** The petitioner's own letters (S1-07), with query code and second factor. They are secrets, so they come in a body. */
@Controller('public/letters')
export class PublicLettersController {
  constructor(
    @Inject(LettersByCode) private readonly byCode: LettersByCode,
    @Inject(LetterFiles) private readonly files: LetterFiles,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  async look(@Current() current: CurrentRequest, @Body({ schema: EnquiryBody }) body: Enquiry): Promise<object> {
    const found = await this.byCode.find(body, current.opening('public.second-factor'));
    if (found === undefined) throw notFound('letter.not-found');

    return { number: found.number, letters: found.letters.map(publicRow) };
  }

  @Post('file')
  @HttpCode(200)
  @Public()
  async file(@Current() current: CurrentRequest, @Body({ schema: FileEnquiryBody }) body: FileEnquiryBody): Promise<HttpAnswer> {
    const { letterId, ...factors } = body;
    const found = await this.byCode.find(factors, current.opening('public.second-factor'));
    const letter = found?.letters.find(({ id }) => id === letterId);

    return fileAnswer(await this.files.read(found?.id ?? '', letter, current.opening('public.letter')));
  }
}
