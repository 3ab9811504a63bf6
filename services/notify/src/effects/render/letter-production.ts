import type { EventOf, RenderingStarted } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { LetterEvent } from '@huiyin/contracts';
import type { Decide, Recorded } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../../aggregates.js';
import { failRendering } from '../../domain/letter/fail-rendering.js';
import { issueLetter } from '../../domain/letter/issue-letter.js';
import { letterOf, withFacts, type Letters } from '../../domain/letter/letters.state.js';
import { codeOf, outcomeCommand } from '../system.js';
import { Production } from './production.js';

/** Makes the letters whose making was claimed in this process; the outcome is recorded under the claim. */
@Injectable()
export class LetterProduction {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(Production) private readonly production: Production,
  ) {}

  async run(id: string, { data, correlation }: Recorded<EventOf<typeof RenderingStarted>>): Promise<void> {
    const { letterId, claim } = data;
    const outcome = await this.outcome(id, { letterId, claim, correlation });
    const answer = await this.letters.change(outcomeCommand(id, claim, correlation), outcome);
    const { standing, making } = letterOf(answer.state, letterId) ?? {};
    if (standing?.stage === 'withdrawn' && making?.stage !== 'issued') await this.production.cancel(id, letterId);
  }

  private async outcome(
    id: string,
    { letterId, claim, correlation }: { readonly letterId: string; readonly claim: string; readonly correlation: string },
  ): Promise<Decide<Letters, LetterEvent>> {
    const found = await this.letters.get(id);
    const letter = found === undefined ? undefined : letterOf(found.state, letterId);
    if (found === undefined || letter === undefined) return failRendering({ letterId, claim, reason: 'record-missing' });
    try {
      const making = { id, state: found.state, letter: withFacts(found.state, letter), correlation };

      return issueLetter({ claim, ...(await this.production.make(making)) });
    } catch (cause) {
      return failRendering({ letterId, claim, reason: codeOf(cause) });
    }
  }
}
