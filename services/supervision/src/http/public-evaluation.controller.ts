import {
  answerToHttp,
  Current,
  EnquiryBody,
  PETITIONER,
  Public,
  recordsOf,
  VAULT,
  type CurrentRequest,
  type Enquiry,
  type HttpAnswer,
} from '@huiyin/host';
import type { SupervisionEvent } from '@huiyin/contracts';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import { giveEvaluation } from '../domain/supervision/give-evaluation.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import { PublicEvaluations } from './public-evaluations.js';
import { PublicEvaluationBody } from './supervision.bodies.js';

/** The petitioner evaluates with query code and second factor: secrets, so they come in a body. A wrong one of either is answered alike. */
@Controller('public/evaluation')
export class PublicEvaluationController {
  constructor(
    @Inject(PublicEvaluations) private readonly evaluations: PublicEvaluations,
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  async look(@Current() current: CurrentRequest, @Body({ schema: EnquiryBody }) enquiry: Enquiry): Promise<object> {
    return this.evaluations.view((await this.evaluations.find(current, enquiry)).state);
  }

  @Post('scores')
  @HttpCode(200)
  @Public()
  async evaluate(
    @Current() current: CurrentRequest,
    @Body({ schema: PublicEvaluationBody }) { office, agency, remark, ...enquiry }: PublicEvaluationBody,
  ): Promise<HttpAnswer> {
    const { id } = await this.evaluations.find(current, enquiry);
    const words = remark === undefined ? {} : { remark: await this.vault.seal(id, remark) };
    const rule = giveEvaluation({ scores: { office, agency }, by: 'petitioner', ...words });

    return answerToHttp(await this.supervisions.change({ ...current.command(id), actor: PETITIONER }, rule), {
      body: (state) => this.evaluations.view(state),
    });
  }
}
