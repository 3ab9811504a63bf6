import { Current, HttpAnswer, MailedCodeBody, Public, type CurrentRequest } from '@huiyin/host';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { MailedCodeSender } from '../digest/mailed-code-sender.js';

const ACCEPTED = 202;

/** 查询验证码: for those who left an e-mail address and have no phone at hand. Answered alike for every code, also one that nobody has. */
@Controller('public/mailed-codes')
export class PublicCodesController {
  constructor(@Inject(MailedCodeSender) private readonly sender: MailedCodeSender) {}

  @Post()
  @Public()
  order(@Current() current: CurrentRequest, @Body({ schema: MailedCodeBody }) { queryCode }: MailedCodeBody): HttpAnswer {
    this.sender.begin(queryCode, current.correlation);

    return new HttpAnswer(ACCEPTED, { ordered: true });
  }
}
