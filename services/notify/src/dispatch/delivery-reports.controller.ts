import { CONFIG, Current, notFound, problem, ProblemError, Public, type Config, type CurrentRequest } from '@huiyin/host';
import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { DeliveryReports, type Taken } from './delivery-reports.js';
import { RawBody, REPORT_TYPES } from './raw-bodies.js';
import { readGatewayReport } from './read-gateway-report.js';
import { readReport } from './read-report.js';
import { isSigned } from './report-signature.js';

/** 投递状态通知: of the mail system as it is (`message/rfc822`), of a gateway as JSON; signed with the secret that both know. */
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

    const [type] = (headers['content-type'] ?? '').split(';');
    const report = type === REPORT_TYPES.gateway ? readGatewayReport(body) : await readReport(body);

    return { taken: await this.reports.take(report, correlation) };
  }
}
