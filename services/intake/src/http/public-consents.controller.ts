import type { PetitionEvent } from '@huiyin/contracts';
import { answerToHttp, Current, notFound, PETITIONER, Public, recordsOf, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { z } from 'zod';
import { changeOwnConsents } from '../domain/petition/decisions/change-consents.js';
import { withTimePassed } from '../domain/petition/overdue.js';
import type { Petition } from '../domain/petition/state/petition.js';
import { OwnConsentsBody } from './bodies.js';
import { PublicEnquiries } from './public-enquiries.js';

/** 电子送达同意 is the petitioner's own: with query code and second factor he changes or revokes it without asking an office. */
@Controller('public/petitions/consents')
export class PublicConsentsController {
  constructor(
    @Inject(PublicEnquiries) private readonly enquiries: PublicEnquiries,
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  async change(
    @Current() request: CurrentRequest,
    @Body({ schema: OwnConsentsBody }) { consents, ...enquiry }: z.infer<typeof OwnConsentsBody>,
  ): Promise<HttpAnswer> {
    const found = await this.enquiries.find(enquiry, request.opening('public.second-factor'));
    if (found === undefined) throw notFound('petition.not-found');
    const rule = changeOwnConsents({ persons: found.askers.persons, consents });
    const command = { ...request.command(found.id), actor: PETITIONER };

    return answerToHttp(await this.petitions.change(command, withTimePassed(rule)), { body: () => ({ consents }) });
  }
}
