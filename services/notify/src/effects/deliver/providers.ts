import { readFileSync } from 'node:fs';
import { CONFIG, type Config } from '@huiyin/host';
import { Fault } from '@huiyin/kernel';
import type { Provider } from '@nestjs/common';
import { ChannelFigures } from './channel-figures.js';
import { Channels } from './channels.js';
import { GatewayChannel } from './gateway-channel.js';
import { GatewayWriter } from './gateway-writer.js';
import { HttpGateway } from './http-gateway.js';
import type { Mailer } from './mail.js';
import { MailChannel } from './mail-channel.js';
import { MailWriter } from './mail-writer.js';
import { SmtpMailer } from './smtp-mailer.js';
import { CHANNELS, MAILER } from './tokens.js';

const openMailer = ({ smtpUrl: url, delivery }: Config): SmtpMailer => {
  if (url === undefined) throw new Fault('config.missing', 'HUIYIN_SMTP_URL: notify needs a mail server', { retryable: false });
  const ca = delivery.smtpCa === undefined ? undefined : readFileSync(delivery.smtpCa, 'utf8');

  return new SmtpMailer({ url, ca, limit: delivery.mailLimit });
};

interface Writers {
  readonly mail: MailChannel;
  readonly gateways: GatewayWriter;
}

const channelsOf = ({ delivery: { sms, webhook } }: Config, { mail, gateways }: Writers): Channels =>
  new Channels([
    mail,
    ...(webhook === undefined ? [] : [new GatewayChannel('webhook', gateways, new HttpGateway(webhook))]),
    ...(sms === undefined ? [] : [new GatewayChannel('sms', gateways, new HttpGateway(sms))]),
  ]);

export const DELIVERY_PROVIDERS: readonly Provider[] = [
  { provide: MAILER, useFactory: openMailer, inject: [CONFIG] },
  {
    provide: MailChannel,
    useFactory: (writer: MailWriter, mailer: Mailer) => new MailChannel(writer, mailer),
    inject: [MailWriter, MAILER],
  },
  GatewayWriter,
  ChannelFigures,
  {
    provide: CHANNELS,
    useFactory: (config: Config, mail: MailChannel, gateways: GatewayWriter) => channelsOf(config, { mail, gateways }),
    inject: [CONFIG, MailChannel, GatewayWriter],
  },
];
