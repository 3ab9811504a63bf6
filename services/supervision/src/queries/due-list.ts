import { BUSINESS_CLOCK, DIRECTORY, invalidRequest } from '@huiyin/host';
import type { Actor, BusinessClock, OrgId } from '@huiyin/kernel';
import { scopeOf } from '@huiyin/policy';
import type { Directories } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { dueCalendar } from './due-calendar.js';
import { cursorOf, placeOf, type DuePlace } from './due-cursor.js';
import { DUE_LEVELS, type DueLevel } from './due-levels.js';
import { DueLines } from './due-lines.js';
import { dueRow } from './due-row.js';

/** The earliest deadlines; readers of calendars take no pages. */
const MOST_IN_CALENDAR = 1_000;

export interface DueListQuery {
  readonly org?: OrgId;
  readonly level?: DueLevel;
  readonly after?: string;
  readonly limit: number;
}

const placeAsked = (after: string): DuePlace => {
  const place = placeOf(after);
  if (place === undefined) throw invalidRequest({ field: 'after', reason: 'not a place of this list' });

  return place;
};

/** 期限清单: everything an organisation must do and until when, over all matters that the viewer may see; the earliest first. */
@Injectable()
export class DueList {
  constructor(
    @Inject(DueLines) private readonly lines: DueLines,
    @Inject(DIRECTORY) private readonly directory: Directories,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  /** Nothing where the organisation is not in the viewer's scope. */
  async page(viewer: Actor, { org = viewer.org, level, after, limit }: DueListQuery) {
    const directory = this.directory.current();
    if (!scopeOf(viewer.org, directory).has(org)) return undefined;
    const now = this.clock.now();
    const asked = { org, now, ...(level === undefined ? {} : { level }), ...(after === undefined ? {} : { place: placeAsked(after) }) };
    const rows = await this.lines.first(limit + 1, asked, { viewer, directory });
    const last = rows[limit - 1];

    return {
      org,
      items: rows.slice(0, limit).map((row) => dueRow(row, directory, now)),
      ...(rows.length > limit && last !== undefined ? { next: cursorOf(last._id, last.line) } : {}),
    };
  }

  /** 期限日历 as the organisation itself sees it. */
  async calendar(org: OrgId): Promise<string> {
    const directory = this.directory.current();
    const now = this.clock.now();
    const rows = await this.lines.first(MOST_IN_CALENDAR, { org, now }, { viewer: { org }, directory });

    return dueCalendar({ org, rows, directory, now });
  }

  /** How many lines stand at each level now; a provisional one stands at its level too. */
  async summary(viewer: Actor, org: OrgId = viewer.org) {
    const directory = this.directory.current();
    if (!scopeOf(viewer.org, directory).has(org)) return undefined;
    const now = this.clock.now();
    const count = (level?: DueLevel) => this.lines.count({ org, now, ...(level === undefined ? {} : { level }) }, { viewer, directory });
    const [all, ...counts] = await Promise.all([count(), ...DUE_LEVELS.map(count)]);

    return { org, now, all, ...Object.fromEntries(DUE_LEVELS.map((level, at) => [level, counts[at] ?? 0])) };
  }
}
