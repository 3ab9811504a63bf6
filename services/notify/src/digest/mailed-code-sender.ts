import { LOGGER } from '@huiyin/host';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { systemOpening } from '../effects/system.js';
import { CodeAddressees } from './code-addressees.js';
import { NoticePost } from './notice-post.js';

/** 查询验证码: mailed to each petitioner who left an address. */
@Injectable()
export class MailedCodeSender {
  constructor(
    @Inject(CodeAddressees) private readonly addressees: CodeAddressees,
    @Inject(NoticePost) private readonly post: NoticePost,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins at once and is not waited for: whether there is somebody to write to shows neither in the answer nor in its time. */
  begin(queryCode: string, correlation: string): void {
    const codeHash = this.addressees.hashOf(queryCode);
    this.send(codeHash, correlation).catch((error: unknown) => this.logger.warn({ correlation, err: error }, 'mailed code not sent'));
  }

  private async send(codeHash: string, correlation: string): Promise<void> {
    const matter = await this.addressees.takeMatterOf(codeHash);
    if (matter === undefined) return;
    for (const { office, address, code } of await this.addressees.of(matter, systemOpening('mail.public-code', correlation))) {
      const { result } = await this.post.code({ id: `${codeHash}/${code}`, to: address, office, code });
      this.logger.info({ correlation, result }, 'mailed code');
    }
  }
}
