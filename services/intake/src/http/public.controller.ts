import type { PetitionEvent } from '@huiyin/contracts';
import {
  Current,
  DIRECTORY,
  EnquiryBody,
  notFound,
  Public,
  publicClocks,
  recordsOf,
  type CurrentRequest,
  type Enquiry,
} from '@huiyin/host';
import type { Clock, ClockBook } from '@huiyin/kernel';
import type { Directories, Records } from '@huiyin/records';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { Petition } from '../domain/petition/state/petition.js';
import { nextAtOffice } from '../queries/public-next.js';
import { publicSteps } from '../queries/public-steps.js';
import { PublicEnquiries } from './public-enquiries.js';

/** What a leader is asked inside the office tells nothing of the way of the matter. */
const withoutInner = (clocks: ClockBook): readonly Clock[] => Object.values(clocks).filter(({ timer }) => timer !== 'T-LEADER-READ');

/** 公众查询 (S1-07, S3-08): steps and clocks of one's own matter, and what one can do. A code is a secret, so it comes in a body: paths are logged and kept by browsers. */
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
  async look(@Current() request: CurrentRequest, @Body({ schema: EnquiryBody }) body: Enquiry): Promise<object> {
    const found = await this.enquiries.find(body, request.opening('public.second-factor'));
    if (found === undefined) throw notFound('petition.not-found');
    const directory = this.directories.current();
    const { facts, stage, clocks } = found.state;

    return {
      number: facts.number,
      stage,
      steps: publicSteps(await this.petitions.history(found.id), directory),
      clocks: publicClocks(withoutInner(clocks), directory),
      next: nextAtOffice(found.state, found.askers, directory),
    };
  }
}
