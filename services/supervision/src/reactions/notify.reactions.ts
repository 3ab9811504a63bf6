import { On } from '@huiyin/bus';
import { LetterServed, ServiceCorrected, type DataOf, type Envelope } from '@huiyin/contracts';
import type { Reaction } from '@huiyin/records';
import { Controller, Inject } from '@nestjs/common';
import { startAnswerClock } from '../domain/supervision/answer-suggestion.js';
import { moveEvaluationWindow } from '../domain/supervision/move-evaluation-window.js';
import { DEMAND_LETTERS, startReplyClock } from '../domain/supervision/reply-clock.js';
import { SupervisionReactions } from './supervision-reactions.js';

const SUGGESTION = 'L23';

/** The service of supervision's own letters on the bodies, and a corrected service of a reply. */
@Controller()
export class NotifyReactions {
  constructor(@Inject(SupervisionReactions) private readonly reactions: SupervisionReactions) {}

  @On(LetterServed)
  served(event: Envelope<DataOf<typeof LetterServed>>): Reaction | undefined {
    const { addressee, code, servedOn, ref } = event.data;
    if (addressee.kind !== 'organisation') return undefined;
    const { org } = addressee;
    if (code === SUGGESTION) return this.reactions.to(event, startAnswerClock({ org, servedOn, ...(ref === undefined ? {} : { ref }) }));

    return DEMAND_LETTERS.includes(code) ? this.reactions.to(event, startReplyClock({ org, servedOn, code })) : undefined;
  }

  @On(ServiceCorrected)
  corrected(event: Envelope<DataOf<typeof ServiceCorrected>>): Reaction | undefined {
    return event.data.addressee.kind === 'person' ? this.reactions.to(event, moveEvaluationWindow(event.data)) : undefined;
  }
}
