import { answerToHttp, Current, notFound, Public, recordsOf, VAULT, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { SupervisionEvent } from '@huiyin/contracts';
import { asOrgId, asStaffId, type Actor } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import { giveEvaluation } from '../domain/supervision/give-evaluation.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import { MatterByCode } from '../queries/matter-by-code.js';
import { EnquiryBody, PublicEvaluationBody } from './supervision.bodies.js';

/** Somebody with the query code: no member of staff, no role. */
const PETITIONER: Actor = { id: asStaffId('petitioner'), org: asOrgId('public'), roles: [] };

const evaluationView = ({ matter, evaluation }: Supervision) => ({
  ...(matter.known ? { number: matter.number } : {}),
  stage: evaluation.stage,
  ...(evaluation.stage === 'none' ? {} : { until: evaluation.invitation.until, office: evaluation.invitation.office }),
  ...(evaluation.stage === 'none' || evaluation.invitation.agency === undefined ? {} : { agency: evaluation.invitation.agency }),
  ...(evaluation.stage === 'given' ? { scores: evaluation.scores } : {}),
});

/** The petitioner evaluates with query code and second factor: secrets, so they come in a body. A wrong one of either is answered alike. */
@Controller('public/evaluation')
export class PublicEvaluationController {
  constructor(
    @Inject(MatterByCode) private readonly matters: MatterByCode,
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  async look(@Current() current: CurrentRequest, @Body({ schema: EnquiryBody }) enquiry: EnquiryBody): Promise<object> {
    return evaluationView((await this.find(current, enquiry)).state);
  }

  @Post('scores')
  @HttpCode(200)
  @Public()
  async evaluate(
    @Current() current: CurrentRequest,
    @Body({ schema: PublicEvaluationBody }) { office, agency, remark, ...enquiry }: PublicEvaluationBody,
  ): Promise<HttpAnswer> {
    const { id } = await this.find(current, enquiry);
    const words = remark === undefined ? {} : { remark: await this.vault.seal(id, remark) };
    const rule = giveEvaluation({ scores: { office, agency }, by: 'petitioner', ...words });

    return answerToHttp(await this.supervisions.change({ ...current.command(id), actor: PETITIONER }, rule), { body: evaluationView });
  }

  private async find(current: CurrentRequest, enquiry: EnquiryBody) {
    const found = await this.matters.find(enquiry, current.opening('public.second-factor'));
    if (found === undefined) throw notFound('supervision.not-found');

    return found;
  }
}
