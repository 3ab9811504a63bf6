import type { LetterEvent } from '@huiyin/contracts';
import { LOGGER, recordsOf } from '@huiyin/host';
import { EXISTING, type Records } from '@huiyin/records';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { LETTERS } from '../aggregates.js';
import type { LetterDraft } from '../domain/letter/approval/letter-draft.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { Arrivals } from './arrivals.js';

const waiting = ({ drafts }: Pick<Letters, 'drafts'>): readonly LetterDraft[] =>
  drafts.filter(({ progress, signers }) => progress.stage === 'checked' && signers.length > 0);

/** 待签发: a draft that was checked waits for whoever may sign it. It is no event of a topic, so it is entered when it is written, and looked for at the start. */
@Injectable()
export class DraftsToSign implements OnApplicationBootstrap {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.letters.onCommitted(({ id, events }) => {
      if (events.some(({ type }) => type === 'DraftChecked')) void this.enterFor(id);
    });
    const open = this.letters.collection.find({ ...EXISTING, 'state.drafts.waitsAt': { $gte: '' } }, { projection: { _id: 1 } });
    for await (const { _id } of open) await this.enterFor(_id);
  }

  private async enterFor(id: string): Promise<void> {
    try {
      const found = await this.letters.get(id);
      for (const draft of found === undefined ? [] : waiting(found.state)) await this.enter(id, draft);
    } catch (error) {
      this.logger.warn({ subject: id, err: error }, 'a draft to be signed was not entered; it stands in the list of drafts');
    }
  }

  /** Checked again after a return, it comes again. */
  private enter(matter: string, { id: ref, issuer: org, signers: roles, since }: LetterDraft): Promise<void> {
    const task = { task: 'sign-letter', roles, ref };

    return this.arrivals.enter({ org, matter, arrived: { kind: 'task', item: `sign-letter:${ref}:${since}`, task }, at: since });
  }
}
