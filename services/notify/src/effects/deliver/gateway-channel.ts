import type { Channel } from '@huiyin/contracts';
import { mailMark } from '../../dispatch/letter-marks.js';
import { codeOf } from '../system.js';
import type { ChannelPort } from './channel.js';
import type { GatewayWriter } from './gateway-writer.js';
import type { HttpGateway } from './http-gateway.js';
import type { MailResult } from './mail.js';
import type { Sending } from './mail-writer.js';

/** 短信 or 消息推送 through a gateway. */
export class GatewayChannel implements ChannelPort {
  constructor(
    readonly name: Exclude<Channel, 'mail'>,
    private readonly writer: GatewayWriter,
    private readonly gateway: HttpGateway,
  ) {}

  async send(sending: Sending): Promise<MailResult> {
    const key = `${mailMark({ matter: sending.id, letterId: sending.letterId })}-${this.name}`;
    let body: object;
    try {
      body = await this.writer.write(this.name, sending);
    } catch (cause) {
      return { result: 'later', reply: codeOf(cause) };
    }

    return this.gateway.post({ key, body });
  }
}
