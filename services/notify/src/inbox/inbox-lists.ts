import type { Actor } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Entries, type EntriesPage } from './entries.js';
import type { EntriesQuery } from './inbox.bodies.js';
import { ReadMarks } from './read-marks.js';

/** Unread lines are counted among so many of the newest. */
const COUNTED = 500;
const NEWEST = Number.MAX_SAFE_INTEGER;

/** The inbox as a person reads it: the newest first, each line read or not. */
@Injectable()
export class InboxLists {
  constructor(
    @Inject(Entries) private readonly entries: Entries,
    @Inject(ReadMarks) private readonly marks: ReadMarks,
  ) {}

  async page(actor: Actor, { before = NEWEST, limit, unread }: EntriesQuery) {
    const page = await this.entries.before(actor, before, limit);
    const lines = await this.marked(actor, page);

    return {
      items: unread === 'true' ? lines.filter(({ read }) => !read) : lines,
      ...(page.isWhole ? {} : { next: page.upTo }),
    };
  }

  /** Of lines that the person sees: what is hidden is not counted either (INV-6). */
  async unread(actor: Actor) {
    const page = await this.entries.before(actor, NEWEST, COUNTED);
    const lines = await this.marked(actor, page);

    return { count: lines.filter(({ read }) => !read).length, isWhole: page.isWhole };
  }

  private async marked(actor: Actor, { entries }: EntriesPage) {
    const read = await this.marks.among(
      actor,
      entries.map(({ entry }) => entry),
    );

    return entries.map((entry) => ({ ...entry, read: read.has(entry.entry) }));
  }
}
