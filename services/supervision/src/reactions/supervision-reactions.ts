import type { Envelope } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Withheld } from '@huiyin/kernel';
import type { Reaction, Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import { heard, stamped } from '../domain/supervision/note-disclosure.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import type { Rule, SupervisionEvent } from '../domain/supervision/supervision-event.js';

type Message = Envelope<{ readonly withheld: Withheld }>;

/** From a message about a matter to a decision on its record; the disclosure mark of the message holds first. */
@Injectable()
export class SupervisionReactions {
  constructor(@Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>) {}

  to(message: Message, rule: Rule): Reaction {
    const [, , source = ''] = message.type.split('.');

    return this.supervisions.react(message.subject, heard({ withheld: message.data.withheld, source }, rule));
  }

  /** The first message of a matter: there is nothing yet that an older mark could have let through. */
  toFirst(message: Message, rule: Rule): Reaction {
    return this.supervisions.react(message.subject, stamped(message.data.withheld, rule));
  }
}
