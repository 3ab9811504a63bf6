import { On } from '@huiyin/bus';
import {
  DeadlineNoticeGiven,
  LeaderReadingAsked,
  LetterIssued,
  NoticeProposed,
  type DataOf,
  type Envelope,
  type LetterEvent,
} from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import { PERMISSIONS } from '@huiyin/policy';
import type { Records } from '@huiyin/records';
import type { OrgId } from '@huiyin/kernel';
import { Controller, Inject } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import { letterOf, type Letters } from '../domain/letter/letters.state.js';
import type { ArrivedItem } from './arrival.js';
import { Arrivals } from './arrivals.js';

type About = Pick<Envelope, 'subject' | 'time'>;

/**
 * What comes to organisations, entered in the order in which it is heard: notify hears its own topic, so that what was recorded and not
 * entered before a crash is entered after it. No record changes.
 */
@Controller()
export class ArrivalsReactions {
  constructor(
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
  ) {}

  @On(LetterIssued)
  async letter(event: Envelope<DataOf<typeof LetterIssued>>): Promise<undefined> {
    const found = await this.letters.get(event.subject);
    const letter = found && letterOf(found.state, event.data.letterId);
    if (letter === undefined) return undefined;
    const { addressee, copies } = letter;
    const orgs = [...(addressee.kind === 'organisation' ? [addressee.org] : []), ...copies];
    for (const org of new Set(orgs)) await this.enter(event, org, { kind: 'letter', item: letter.id });

    return undefined;
  }

  @On(DeadlineNoticeGiven)
  notice(event: Envelope<DataOf<typeof DeadlineNoticeGiven>>): Promise<undefined> {
    return this.enter(event, event.data.to, { kind: 'notice', item: event.data.noticeId });
  }

  /** 拟督办: a leader of the supervising office says whether the notice goes out. */
  @On(NoticeProposed)
  proposed(event: Envelope<DataOf<typeof NoticeProposed>>): Promise<undefined> {
    const { itemId, supervisor } = event.data;
    const task = { task: 'approve-notice', roles: PERMISSIONS['approve-notice'], ref: itemId };

    return this.enter(event, supervisor, { kind: 'task', item: `approve-notice:${itemId}`, task });
  }

  /** 呈领导阅批: the leader who is named reads it. */
  @On(LeaderReadingAsked)
  reading(event: Envelope<DataOf<typeof LeaderReadingAsked>>): Promise<undefined> {
    const { readingId, leader, leaderOf } = event.data;
    const task = { task: 'comment-as-leader', roles: PERMISSIONS['comment-as-leader'], staff: leader, ref: readingId };

    return this.enter(event, leaderOf, { kind: 'task', item: `comment-as-leader:${readingId}`, task });
  }

  /** No reaction follows: nothing of it is a fact about the matter. */
  private async enter({ subject: matter, time: at }: About, org: OrgId, arrived: ArrivedItem): Promise<undefined> {
    await this.arrivals.enter({ org, matter, arrived, at });
  }
}
