import type { LetterEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import { hearReport } from '../domain/letter/delivery/hear-report.js';
import type { Letters } from '../domain/letter/letters.state.js';
import type { Channels } from '../effects/deliver/channels.js';
import { CHANNELS } from '../effects/deliver/tokens.js';
import { outcomeCommand } from '../effects/system.js';
import { LetterRegister } from './letter-register.js';
import type { StatusReport } from './read-report.js';

/** `unknown`: no report, or about no letter of ours; nothing would be won by sending it again. */
export type Taken = 'recorded' | 'ignored' | 'unknown';

/** 退信处理: what the mail system reports changes the record of the letter, once. */
@Injectable()
export class DeliveryReports {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(LetterRegister) private readonly register: LetterRegister,
    @Inject(CHANNELS) private readonly channels: Channels,
  ) {}

  async take(report: StatusReport | undefined, correlation: string): Promise<Taken> {
    const place = report === undefined ? undefined : await this.register.find(report.mark);
    if (report === undefined || place === undefined) return 'unknown';
    const { matter, letterId } = place;
    const { channel, action, status, reportId } = report;
    const heard = hearReport({ letterId, reportId, channel, action, status, open: this.channels.open });
    const answer = await this.letters.change(outcomeCommand(matter, `${letterId}/report/${reportId}`, correlation), heard);

    return answer.kind === 'recorded' ? 'recorded' : 'ignored';
  }
}
