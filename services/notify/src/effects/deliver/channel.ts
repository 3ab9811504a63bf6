import type { Channel } from '@huiyin/contracts';
import type { MailResult } from './mail.js';
import type { Sending } from './mail-writer.js';

/** 投递渠道: mail, or a gateway. Answers how it ended; it throws only where the letter could not even be written. */
export interface ChannelPort {
  readonly name: Channel;
  send(sending: Sending): Promise<MailResult>;
}

/** How an attempt ended; `held`: the channel was not asked. */
export interface ChannelEnd extends MailResult {
  readonly held?: boolean;
}
