import { PROOF_KINDS } from '@huiyin/contracts';
import { Allow, Current, invalidRequest, notFound, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { readPaperMark } from './letter-marks.js';
import { LetterPath } from '../http/letter.bodies.js';
import { Filing } from './filing.js';
import { LetterRegister } from './letter-register.js';
import { RawBody } from './raw-bodies.js';

const ProofPath = LetterPath.extend({ what: z.enum(PROOF_KINDS) });
type ProofPath = z.infer<typeof ProofPath>;
const MarkPath = z.strictObject({ mark: z.string().max(40) });
type MarkPath = z.infer<typeof MarkPath>;

/** 送达回证扫描件: the signed receipt, a photograph, a slip: PDF, JPEG or PNG. */
@Controller()
export class ProofsController {
  constructor(
    @Inject(Filing) private readonly filing: Filing,
    @Inject(LetterRegister) private readonly register: LetterRegister,
  ) {}

  @Post('letters/:id/:letterId/proofs/:what')
  @HttpCode(200)
  @Allow('serve-letter')
  proof(
    @Current() current: CurrentRequest,
    @Param({ schema: ProofPath }) { id, letterId, what }: ProofPath,
    @Body({ schema: RawBody }) content: Buffer,
  ): Promise<HttpAnswer> {
    return this.filing.file(current, { matter: id, letterId }, { what, content });
  }

  /** By the number under the bar code, as it was scanned or typed. */
  @Post('dispatch/receipts/:mark')
  @HttpCode(200)
  @Allow('serve-letter')
  async receipt(
    @Current() current: CurrentRequest,
    @Param({ schema: MarkPath }) { mark }: MarkPath,
    @Body({ schema: RawBody }) content: Buffer,
  ): Promise<HttpAnswer> {
    const read = readPaperMark(mark);
    if (read === undefined) throw invalidRequest({ field: 'mark', reason: 'no number of a receipt, or a digit of it is wrong' });
    const place = await this.register.find(read);
    if (place === undefined) throw notFound('letter.not-found');

    return this.filing.file(current, place, { what: 'receipt', content });
  }
}
