import type { Actor } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { ArrivalWatch } from './arrival-watch.js';
import { Arrivals } from './arrivals.js';
import { Entries, type EntriesPage } from './entries.js';
import { eventText, HEARTBEAT, positionText } from './event-text.js';

const HEARTBEAT_MS = 15_000;
/** A token holds for a while; whoever stays asks again with a new one, and goes on where he was. */
const LONGEST_MS = 15 * 60_000;
const AT_ONCE = 100;

/** The position is told where the last line was nothing for the reader. */
const textsOf = ({ entries, upTo }: EntriesPage, before: number): readonly string[] => [
  ...entries.map(eventText),
  ...(upTo === before || entries.at(-1)?.entry === upTo ? [] : [positionText(upTo)]),
];

/** 收件提醒: the lines of an inbox as they come (server-sent events). */
@Injectable()
export class InboxStream {
  constructor(
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(Entries) private readonly entries: Entries,
    @Inject(ArrivalWatch) private readonly watch: ArrivalWatch,
  ) {}

  /** From behind a line on, or from now on. Ends when the service stops, or after a while: a client asks again with the id it saw last. */
  async *lines(actor: Actor, last: number | undefined): AsyncGenerator<string> {
    const end = Date.now() + LONGEST_MS;
    let at = last ?? (await this.arrivals.newest(actor.org));
    yield positionText(at);
    while (!this.watch.isClosed && Date.now() < end) {
      const page = await this.entries.after(actor, at, AT_ONCE);
      yield* textsOf(page, at);
      at = page.upTo;
      if (page.isWhole) yield await this.pause(actor, at);
    }
  }

  private async pause({ org }: Actor, at: number): Promise<string> {
    await this.watch.next(org, at, HEARTBEAT_MS);

    return HEARTBEAT;
  }
}
