import type { PetitionEvent } from '@huiyin/contracts';
import { Current, DIRECTORY, notFound, Public, recordsOf, type CurrentRequest } from '@huiyin/host';
import type { ClockBook } from '@huiyin/kernel';
import type { Directories, Records } from '@huiyin/records';
import { clockLines } from '@huiyin/time';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Petition } from '../domain/petition/state/petition.js';
import { PublicEnquiries } from './public-enquiries.js';
import { publicSteps } from '../queries/public-steps.js';

const EnquiryBody = z.strictObject({
  queryCode: z.string().min(6).max(24),
  /** Last four digits of the phone or identity number; of an anonymous matter of its own number. */
  lastFour: z.string().regex(/^[0-9xX]{4}$/),
});
type EnquiryBody = z.infer<typeof EnquiryBody>;

/** What a leader is asked inside the office tells nothing of the way of the matter. */
const withoutInner = (clocks: ClockBook): ClockBook =>
  Object.fromEntries(Object.entries(clocks).filter(([, { timer }]) => timer !== 'T-LEADER-READ'));

/** 公众查询: steps and clocks of one's own matter. A code is a secret, so it comes in a body: paths are logged and kept by browsers. */
@Controller('public/petitions')
export class PublicController {
  constructor(
    @Inject(PublicEnquiries) private readonly enquiries: PublicEnquiries,
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  async look(@Current() request: CurrentRequest, @Body({ schema: EnquiryBody }) body: EnquiryBody): Promise<object> {
    const found = await this.enquiries.find(body, request.opening('public.second-factor'));
    if (found === undefined) throw notFound('petition.not-found');
    const directory = this.directories.current();
    const { facts, stage, clocks } = found.state;

    return {
      number: facts.number,
      stage,
      steps: publicSteps(await this.petitions.history(found.id), directory),
      clocks: clockLines(withoutInner(clocks), directory).map(({ timer, title, state, lastDay, article, explanation }) => ({
        ...{ timer, title, state, lastDay, article, explanation },
      })),
    };
  }
}
