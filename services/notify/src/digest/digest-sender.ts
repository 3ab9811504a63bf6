import { LOGGER } from '@huiyin/host';
import type { Instant } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DigestMarks } from './digest-marks.js';
import type { DigestReader } from './digest-readers.js';
import { DigestWriter } from './digest-writer.js';

export type Due = readonly (readonly [DigestReader, Instant])[];

/** Sends the digests that are due: one mail for a reader and period, and none where nothing is new. */
@Injectable()
export class DigestSender {
  constructor(
    @Inject(DigestMarks) private readonly marks: DigestMarks,
    @Inject(DigestWriter) private readonly writer: DigestWriter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async send(due: Due): Promise<void> {
    const taken = await this.marks.periods();
    for (const [reader, period] of due) {
      if ((taken.get(reader.id) ?? '') < period) await this.one(reader, period);
    }
  }

  /** One that fails keeps no other back. */
  private async one(reader: DigestReader, period: Instant): Promise<void> {
    try {
      const from = await this.marks.claim(reader.id, period, () => this.writer.newest(reader));
      const upTo = from === undefined ? undefined : await this.writer.tell(reader, period, from);
      if (upTo !== undefined) await this.marks.told(reader.id, upTo);
    } catch (error) {
      this.logger.warn({ reader: reader.id, err: error }, 'a digest was not sent; what is in it comes with the next');
    }
  }
}
