import { LOGGER } from '@huiyin/host';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { systemOpening } from '../effects/system.js';
import { CodeAddressees } from '../queries/code-addressees.js';
import { NoticePost } from './notice-post.js';

const SPACED_MS = 60_000;
const MOST_CODES = 10_000;

/** 查询验证码: mailed to each petitioner who left an address. Not more than one mail a minute for one matter, from this process. */
@Injectable()
export class MailedCodeSender {
  readonly #sentAt = new Map<string, number>();

  constructor(
    @Inject(CodeAddressees) private readonly addressees: CodeAddressees,
    @Inject(NoticePost) private readonly post: NoticePost,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins at once and is not waited for: whether there is somebody to write to shows neither in the answer nor in its time. */
  begin(queryCode: string, correlation: string): void {
    const codeHash = this.addressees.hashOf(queryCode);
    if (!this.isFree(codeHash, Date.now())) return;
    this.send(codeHash, correlation).catch((error: unknown) => this.logger.warn({ correlation, err: error }, 'mailed code not sent'));
  }

  private async send(codeHash: string, correlation: string): Promise<void> {
    for (const { office, address, code } of await this.addressees.of(codeHash, systemOpening('mail.public-code', correlation))) {
      const { result } = await this.post.code({ id: `${codeHash}/${code}`, to: address, office, code });
      this.logger.info({ correlation, result }, 'mailed code');
    }
  }

  /** Counted for codes that nobody has as well. */
  private isFree(codeHash: string, now: number): boolean {
    if (now - (this.#sentAt.get(codeHash) ?? -SPACED_MS) < SPACED_MS) return false;
    this.#sentAt.delete(codeHash);
    this.#sentAt.set(codeHash, now);
    const oldest = this.#sentAt.size > MOST_CODES ? this.#sentAt.keys().next().value : undefined;
    if (oldest !== undefined) this.#sentAt.delete(oldest);

    return true;
  }
}
