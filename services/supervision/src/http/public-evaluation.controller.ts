import { answerToHttp, newId, notFound, Public, recordsOf, VAULT, type HttpAnswer } from '@huiyin/host';
import type { SupervisionEvent } from '@huiyin/contracts';
import { asOrgId, asStaffId, type Actor } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import { giveEvaluation } from '../domain/supervision/give-evaluation.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import { MatterByCode } from '../queries/matter-by-code.js';
import { PublicEvaluationBody, PublicQuery } from './supervision.bodies.js';

/** Somebody with the query code: no member of staff, no role. */
const PETITIONER: Actor = { id: asStaffId('petitioner'), org: asOrgId('public'), roles: [] };

const evaluationView = ({ matter, evaluation }: Supervision) => ({
  ...(matter.known ? { number: matter.number } : {}),
  stage: evaluation.stage,
  ...(evaluation.stage === 'none' ? {} : { until: evaluation.invitation.until, office: evaluation.invitation.office }),
  ...(evaluation.stage === 'none' || evaluation.invitation.agency === undefined ? {} : { agency: evaluation.invitation.agency }),
  ...(evaluation.stage === 'given' ? { scores: evaluation.scores } : {}),
});

/** The petitioner evaluates with the query code and a second factor. A wrong one of either is answered alike. */
@Controller('public/evaluation')
export class PublicEvaluationController {
  constructor(
    @Inject(MatterByCode) private readonly matters: MatterByCode,
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Get()
  @Public()
  async view(@Query({ schema: PublicQuery }) query: PublicQuery) {
    return evaluationView((await this.find(query)).state);
  }

  @Post()
  @Public()
  async evaluate(
    @Body({ schema: PublicEvaluationBody }) { office, agency, remark, ...factors }: PublicEvaluationBody,
  ): Promise<HttpAnswer> {
    const { id } = await this.find(factors);
    const words = remark === undefined ? {} : { remark: await this.vault.seal(id, remark) };
    const cause = newId();
    const command = { id, cause, correlation: cause, digest: this.vault.digest([office, agency]), actor: PETITIONER };
    const rule = giveEvaluation({ scores: { office, agency }, by: 'petitioner', ...words });

    return answerToHttp(await this.supervisions.change(command, rule), { body: evaluationView });
  }

  private async find(factors: PublicQuery) {
    const found = await this.matters.find(factors);
    if (found === undefined) throw notFound('supervision.not-found');

    return found;
  }
}
