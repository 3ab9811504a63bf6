import type { SupervisionEvent } from '@huiyin/contracts';
import { BUSINESS_CLOCK, DIRECTORY, invalidRequest, recordsOf } from '@huiyin/host';
import type { Actor, BusinessClock, Instant, OrgId } from '@huiyin/kernel';
import { scopeFilter, scopeOf, type Filter } from '@huiyin/policy';
import type { Directories, Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { DueLine, Supervision } from '../domain/supervision/supervision.state.js';
import { cursorOf, placeOf, type DuePlace } from './due-cursor.js';
import { dueRangeOf, levelFilter, levelOf, type DueLevel } from './due-levels.js';
import { GUARD } from './guard.js';

export interface DueListQuery {
  readonly org?: OrgId;
  readonly level?: DueLevel;
  readonly after?: string;
  readonly limit: number;
}

interface Row {
  readonly _id: string;
  readonly number?: string;
  readonly line: DueLine;
}

const rowView = ({ _id, number, line }: Row, now: Instant) => {
  const { clockId, timer, service, state, due, lastDay, provisional } = line;
  const level = levelOf(line, now);

  return {
    matter: _id,
    ...(number === undefined ? {} : { number }),
    ...{ clockId, timer, service, state, due, lastDay, provisional },
    ...(level === undefined ? {} : { level }),
  };
};

interface Asked {
  readonly org: OrgId;
  readonly level: DueLevel | undefined;
  readonly now: Instant;
  readonly place?: DuePlace;
}

/** What the index on organisation and due instant answers. */
const lineRange = ({ org, level, now, place }: Asked) => {
  const due = { ...dueRangeOf(level, now), ...(place === undefined ? {} : { $gte: place.due }) };

  return { org, ...(Object.keys(due).length === 0 ? {} : { due }) };
};

const inLine = (range: Filter): Filter => Object.fromEntries(Object.entries(range).map(([name, value]) => [`line.${name}`, value]));

const afterPlace = ({ due, matter, clockId }: DuePlace) => ({
  $or: [
    { 'line.due': { $gt: due } },
    { 'line.due': due, _id: { $gt: matter } },
    { 'line.due': due, _id: matter, 'line.clockId': { $gt: clockId } },
  ],
});

const placeAsked = (after: string): DuePlace => {
  const place = placeOf(after);
  if (place === undefined) throw invalidRequest({ field: 'after', reason: 'not a place of this list' });

  return place;
};

/** 期限清单: everything an organisation must do and until when, over all matters that the viewer may see; the earliest first. */
@Injectable()
export class DueList {
  constructor(
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  /** Nothing where the organisation is not in the viewer's scope. */
  async page(actor: Actor, { org = actor.org, level, after, limit }: DueListQuery) {
    const directory = this.directory.current();
    if (!scopeOf(actor.org, directory).has(org)) return undefined;
    const now = this.clock.now();
    const asked = { org, level, now, ...(after === undefined ? {} : { place: placeAsked(after) }) };
    const rows = await this.rows(scopeFilter(actor, directory, GUARD), asked, limit);
    const last = rows[limit - 1];

    return {
      org,
      items: rows.slice(0, limit).map((row) => rowView(row, now)),
      ...(rows.length > limit && last !== undefined ? { next: cursorOf(last._id, last.line) } : {}),
    };
  }

  private async rows(scope: Filter, asked: Asked, limit: number): Promise<readonly Row[]> {
    const range = lineRange(asked);
    const filter = [...levelFilter(asked.level, asked.now), ...(asked.place === undefined ? [] : [afterPlace(asked.place)])];

    return this.supervisions.collection
      .aggregate<Row>([
        { $match: { $and: [scope, { 'state.dues': { $elemMatch: range } }] } },
        { $project: { number: '$state.matter.number', line: '$state.dues' } },
        { $unwind: '$line' },
        { $match: { $and: [inLine(range), ...filter] } },
        { $sort: { 'line.due': 1, _id: 1, 'line.clockId': 1 } },
        { $limit: limit + 1 },
      ])
      .toArray();
  }
}
