import { CONFIG, Current, notFound, problem, ProblemError, Public, type Config, type CurrentRequest } from '@huiyin/host';
import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { DeliveryReports, type Taken } from './delivery-reports.js';
import { RawBody } from './raw-bodies.js';
import { isSigned } from './report-signature.js';

/** 投递状态通知 from the mail system: the report as it is (`message/rfc822`), signed with the secret that both know. */
@Controller('delivery-reports')
export class DeliveryReportsController {
  constructor(
    @Inject(DeliveryReports) private readonly reports: DeliveryReports,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Nobody in particular signs in here; the signature is what lets a report through. Without a secret the place is not there. */
  @Post()
  @HttpCode(200)
  @Public()
  async take(
    @Current() { correlation }: CurrentRequest,
    @Headers() headers: Readonly<Record<string, string | undefined>>,
    @Body({ schema: RawBody }) body: Buffer,
  ): Promise<{ readonly taken: Taken }> {
    const { reportSecret } = this.config.delivery;
    if (reportSecret === undefined) throw notFound('route.not-found');
    const signed = { timestamp: headers['x-huiyin-timestamp'], signature: headers['x-huiyin-signature'], body };
    if (!isSigned(signed, reportSecret, Date.now())) throw new ProblemError(problem(401, 'access.unsigned'));

    return { taken: await this.reports.take(body, correlation) };
  }
}
