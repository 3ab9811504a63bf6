import { DIRECTORY } from '@huiyin/host';
import type { Instant } from '@huiyin/kernel';
import type { Directories } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { InboxNews } from '../inbox/inbox-news.js';
import { digestMail } from './digest-mail.js';
import { digestOf } from './digest-of.js';
import type { DigestReader } from './digest-readers.js';
import { NoticePost } from './notice-post.js';

/** Writes the digest of a reader from what came to his inbox and he has not read. */
@Injectable()
export class DigestWriter {
  constructor(
    @Inject(InboxNews) private readonly news: InboxNews,
    @Inject(NoticePost) private readonly post: NoticePost,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  newest({ office }: DigestReader): Promise<number> {
    return this.news.newest(office);
  }

  /** How far the reader is told now; `undefined` where the mail has to wait. A mail that may have got lost is left: it is a reminder. */
  async tell({ id, reader, office, address, language, subscription }: DigestReader, period: Instant, from: number) {
    const { entries, upTo } = await this.news.unread(reader, from);
    const digest = digestOf(entries, subscription);
    if (digest === undefined) return upTo;
    const name = this.directories.current().organisations.get(office)?.name ?? office;
    const words = digestMail(digest, { office: name, language, subscription }, this.post.words);
    const { result } = await this.post.send({ id: `${id}/${period}`, from: office, to: address, ...words });

    return result === 'later' ? undefined : upTo;
  }
}
