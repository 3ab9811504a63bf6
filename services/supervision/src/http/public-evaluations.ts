import { DIRECTORY, notFound, type CurrentRequest, type Enquiry } from '@huiyin/host';
import type { Directories } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import { MatterByCode } from '../queries/matter-by-code.js';
import { publicEvaluation } from '../queries/public-evaluation.js';

/** The evaluation as the petitioner finds it and is shown it. */
@Injectable()
export class PublicEvaluations {
  constructor(
    @Inject(MatterByCode) private readonly matters: MatterByCode,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  /** @throws ProblemError 404 for a wrong code and a wrong factor alike, 429 after too many. */
  async find(current: CurrentRequest, enquiry: Enquiry) {
    const found = await this.matters.find(enquiry, current.opening('public.second-factor'));
    if (found === undefined) throw notFound('supervision.not-found');

    return found;
  }

  view(state: Supervision) {
    return publicEvaluation(state, this.directories.current());
  }
}
