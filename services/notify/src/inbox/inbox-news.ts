import type { OrgId } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Arrivals } from './arrivals.js';
import { Entries, type EntriesPage } from './entries.js';
import type { Reader } from './entry-of.js';
import { ReadMarks } from './read-marks.js';

const AT_ONCE = 1_000;

/** What came to an inbox behind a line and was not read. */
@Injectable()
export class InboxNews {
  constructor(
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(Entries) private readonly entries: Entries,
    @Inject(ReadMarks) private readonly marks: ReadMarks,
  ) {}

  newest(org: OrgId): Promise<number> {
    return this.arrivals.newest(org);
  }

  async unread(reader: Reader, from: number): Promise<EntriesPage> {
    const page = await this.entries.after(reader, from, AT_ONCE);
    const read = await this.marks.among(
      reader,
      page.entries.map(({ entry }) => entry),
    );

    return { ...page, entries: page.entries.filter(({ entry }) => !read.has(entry)) };
  }
}
