import { CONFIG, type Config } from '@huiyin/host';
import { Fault } from '@huiyin/kernel';
import type { Provider } from '@nestjs/common';
import { SmtpMailer } from './smtp-mailer.js';
import { MAILER } from './tokens.js';

const openMailer = ({ smtpUrl }: Config): SmtpMailer => {
  if (smtpUrl === undefined) throw new Fault('config.missing', 'HUIYIN_SMTP_URL: notify needs a mail server', { retryable: false });

  return new SmtpMailer(smtpUrl);
};

export const DELIVERY_PROVIDERS: readonly Provider[] = [{ provide: MAILER, useFactory: openMailer, inject: [CONFIG] }];
