import type { ReviewEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf, VAULT } from '@huiyin/host';
import type { Actor, Instant } from '@huiyin/kernel';
import { isAuthorised, maySee } from '@huiyin/policy';
import type { Directories, Records, Snapshot } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { clockLines, detailsOfClocks } from '@huiyin/time';
import { Inject, Injectable } from '@nestjs/common';
import { REVIEWS } from '../aggregates.js';
import { requestsOf, type Request, type Review } from '../domain/review/index.js';
import { opened } from './opened-words.js';
import { timeLineEntry } from './time-line.js';

/** One matter above the agency as the staff who may see it read it. */
@Injectable()
export class ReviewViews {
  constructor(
    @Inject(recordsOf(REVIEWS)) private readonly reviews: Records<Review, ReviewEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** The words of the opinions are opened, and that is recorded, before the answer. */
  async view(actor: Actor, id: string, opening: Opening) {
    const found = await this.seen(actor, id);
    if (found === undefined) return undefined;
    const { opinion, clocks, ended, served } = found.state;

    return {
      version: found.version,
      body: {
        id,
        opinion,
        requests: await Promise.all(requestsOf(found.state).map((request) => this.requestView(id, request, opening))),
        served,
        ended,
        clocks: clockLines(clocks, this.directory.current()),
        timeline: await this.timeLine(actor, found, opening),
      },
    };
  }

  /** The clocks with their ledgers, the steps of their counting and the sentences that say them. */
  async clocks(actor: Actor, id: string, now: Instant) {
    const found = await this.seen(actor, id);
    if (found === undefined) return undefined;

    return { version: found.version, body: { id, now, clocks: detailsOfClocks(found.state.clocks, this.directory.current(), now) } };
  }

  private async seen(actor: Actor, id: string): Promise<Snapshot<Review> | undefined> {
    const found = await this.reviews.get(id);

    return found !== undefined && maySee(actor, found.state, this.directory.current()) ? found : undefined;
  }

  /** Words of people for those whose post needs them; others get the lines without. */
  private async timeLine(actor: Actor, { id, version }: Snapshot<Review>, opening: Opening) {
    const lines = (await this.reviews.history(id)).slice(0, version).map(timeLineEntry);
    const mayRead = isAuthorised(actor, 'read-persons');

    return opened(lines, async (sealed) => (mayRead ? this.vault.openMany(id, sealed, opening) : []));
  }

  private async requestView(id: string, request: Request, opening: Opening) {
    const { decided } = request;
    if (decided === undefined) return request;

    return { ...request, decided: { ...decided, text: await this.vault.openFields(id, decided.text, opening) } };
  }
}
