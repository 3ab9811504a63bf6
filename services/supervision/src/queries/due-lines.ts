import type { SupervisionEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Directory, Instant, OrgId } from '@huiyin/kernel';
import { scopeFilter, type Filter, type Viewer } from '@huiyin/policy';
import type { Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import type { DuePlace } from './due-cursor.js';
import { dueRangeOf, levelFilter, type DueLevel } from './due-levels.js';
import type { DueRow } from './due-row.js';
import { GUARD } from './guard.js';

/** Which lines: of an organisation, at a level as it stands now, from a place on. */
export interface LinesAsked {
  readonly org: OrgId;
  readonly now: Instant;
  readonly level?: DueLevel;
  readonly place?: DuePlace;
}

/** Who asks; guard and record scope are part of every query. */
export interface Asking {
  readonly viewer: Viewer;
  readonly directory: Directory;
}

/** An office above has so wide a scope that the index on it would be the wrong one. */
export const BY_ORGANISATION = { hint: 'due-list' } as const;

/** What the index on organisation and due instant answers. */
const lineRange = ({ org, level, now, place }: LinesAsked) => {
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

/**
 * Matters that have such a line and may be seen. What $elemMatch says is said once more by its paths: not every server looks into
 * $elemMatch for an index.
 */
export const mattersWith = (asked: LinesAsked, { viewer, directory }: Asking): Filter => {
  const range = lineRange(asked);
  const byPath = Object.fromEntries(Object.entries(range).map(([name, value]) => [`state.dues.${name}`, value]));

  return { $and: [byPath, { 'state.dues': { $elemMatch: range } }, scopeFilter(viewer, directory, GUARD)] };
};

const linesOf = (asked: LinesAsked, asking: Asking) => {
  const range = lineRange(asked);
  const filter = [...levelFilter(asked.level, asked.now), ...(asked.place === undefined ? [] : [afterPlace(asked.place)])];

  return [
    { $match: mattersWith(asked, asking) },
    { $project: { number: '$state.matter.number', line: '$state.dues' } },
    { $unwind: '$line' },
    { $match: { $and: [inLine(range), ...filter] } },
  ];
};

/** The lines of all matters' due lists, whichever service runs the clock. */
@Injectable()
export class DueLines {
  constructor(@Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>) {}

  /** The earliest first. */
  async first(most: number, asked: LinesAsked, asking: Asking): Promise<readonly DueRow[]> {
    const inOrder = { $sort: { 'line.due': 1, _id: 1, 'line.clockId': 1 } };

    return this.supervisions.collection
      .aggregate<DueRow>([...linesOf(asked, asking), inOrder, { $limit: most }], BY_ORGANISATION)
      .toArray();
  }

  async count(asked: LinesAsked, asking: Asking): Promise<number> {
    const counted = [...linesOf(asked, asking), { $group: { _id: null, lines: { $sum: 1 } } }];
    const [found] = await this.supervisions.collection.aggregate<{ readonly lines: number }>(counted, BY_ORGANISATION).toArray();

    return found?.lines ?? 0;
  }
}
