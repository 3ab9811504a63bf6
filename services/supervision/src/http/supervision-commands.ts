import type { SupervisionEvent } from '@huiyin/contracts';
import { answerToHttp, recordsOf, VAULT, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import type { Rule } from '../domain/supervision/supervision-event.js';
import { VisibleMatters } from './visible-matters.js';

/** From a request to a decision on the record of a matter that the actor may see. Words are sealed before the rule sees them. */
@Injectable()
export class SupervisionCommands {
  constructor(
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(VisibleMatters) private readonly matters: VisibleMatters,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async run(current: CurrentRequest, id: string, rule: Rule): Promise<HttpAnswer> {
    await this.matters.mustSee(current.actor, id);

    return answerToHttp(await this.supervisions.change(current.command(id), rule));
  }

  /** As `run`, for what may be addressed afterwards: 201 with its place. */
  async make(
    current: CurrentRequest,
    made: { readonly id: string; readonly locationOf: (state: Supervision) => string },
    rule: Rule,
  ): Promise<HttpAnswer> {
    await this.matters.mustSee(current.actor, made.id);
    const answer = await this.supervisions.change(current.command(made.id), rule);

    return answerToHttp(answer, { location: made.locationOf(answer.state) });
  }

  /** Sealed under the key of the matter; one that the actor may not see gets no key. */
  async seal(current: CurrentRequest, id: string, words: string): Promise<Sealed> {
    await this.matters.mustSee(current.actor, id);

    return this.vault.seal(id, words);
  }
}
