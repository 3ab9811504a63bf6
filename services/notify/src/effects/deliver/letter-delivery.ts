import type { DeliveryStarted, EventOf, LetterEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Recorded } from '@huiyin/kernel';
import { failpoint, type Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../../aggregates.js';
import { LetterRegister } from '../../dispatch/letter-register.js';
import { endDelivery } from '../../domain/letter/end-delivery.js';
import type { Letters } from '../../domain/letter/letters.state.js';
import { outcomeCommand } from '../system.js';
import type { Channels } from './channels.js';
import { CHANNELS } from './tokens.js';

/** Sends the letters whose sending was claimed in this process; the outcome is recorded under the claim. */
@Injectable()
export class LetterDelivery {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(CHANNELS) private readonly channels: Channels,
    @Inject(LetterRegister) private readonly register: LetterRegister,
  ) {}

  async run(id: string, { data, correlation }: Recorded<EventOf<typeof DeliveryStarted>>): Promise<void> {
    const { letterId, claim, channel = 'mail' } = data;
    const found = await this.letters.get(id);
    if (found === undefined) return;
    await this.register.note('mail', [{ matter: id, letterId }]);
    failpoint('after-claim-before-smtp');
    const { result, reply, held } = await this.channels.send(channel, { id, state: found.state, letterId, correlation });
    failpoint('after-smtp-before-sent');
    const { open } = this.channels;
    const outcome = { letterId, claim, result, reply, open, ...(held === true ? { held } : {}) };
    await this.letters.change(outcomeCommand(id, claim, correlation), endDelivery(outcome));
  }
}
