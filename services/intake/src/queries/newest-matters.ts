import type { PetitionEvent } from '@huiyin/contracts';
import { BUSINESS_CLOCK, DIRECTORY, recordsOf } from '@huiyin/host';
import type { Actor, BusinessClock, OrgId } from '@huiyin/kernel';
import { scopeFilter } from '@huiyin/policy';
import { EXISTING, type Directories, type Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { Petition, Registered } from '../domain/petition/state/petition.js';
import { readCursor, type Cursor } from './cursor.js';
import { latestRows, Reaches, type Stretch } from './stretches.js';
import type { WorkListQuery } from './work-list-query.js';

const FACTS = [
  ...(['number', 'platform', 'kind', 'form', 'contentClass', 'region', 'registeredBy', 'receivedAt', 'title'] as const),
  ...(['peopleCount', 'urgent', 'joint'] as const),
] as const satisfies readonly (keyof Registered['facts'])[];
const OTHERS = ['stage', 'links', 'candidates', 'clocks'] as const satisfies readonly (keyof Registered)[];

/** What a list shows of a matter. The people in it stay in the database. */
export interface ListedMatter {
  readonly id: string;
  readonly version: number;
  readonly state: Pick<Registered, (typeof OTHERS)[number]> & {
    readonly facts: Pick<Registered['facts'], (typeof FACTS)[number]>;
    readonly holder?: OrgId;
  };
}

const PROJECTION = Object.fromEntries(
  ['version', ...['holder', ...OTHERS].map((name) => `state.${name}`), ...FACTS.map((name) => `state.facts.${name}`)].map((path) => [
    path,
    1,
  ]),
);

const EQUAL: Readonly<Partial<Record<keyof WorkListQuery, string>>> = {
  stage: 'state.stage',
  kind: 'state.facts.kind',
  region: 'state.facts.region',
  registeredBy: 'state.facts.registeredBy',
  holder: 'state.holder',
};

const asked = (query: WorkListQuery): readonly object[] => [
  ...Object.entries(EQUAL).flatMap(([name, path]) => {
    const value = query[name as keyof WorkListQuery];
    return value === undefined ? [] : [{ [path]: value }];
  }),
  ...(query.number === undefined
    ? []
    : [{ $or: [{ 'state.facts.number': query.number }, { 'state.facts.platform.number': query.number }] }]),
  ...(query.urgent === undefined ? [] : [{ 'state.facts.urgent': true }]),
];

/** Newest first; of two that were received at the same instant the one with the greater id. */
const afterCursor = ({ receivedAt, id }: Cursor): readonly object[] => [
  { 'state.facts.receivedAt': { $lte: receivedAt } },
  { $or: [{ 'state.facts.receivedAt': { $lt: receivedAt } }, { _id: { $lt: id } }] },
];

const receivedIn = ({ from, before }: Stretch): readonly object[] => [
  ...(from === undefined ? [] : [{ 'state.facts.receivedAt': { $gte: from } }]),
  ...(before === undefined ? [] : [{ 'state.facts.receivedAt': { $lt: before } }]),
];

/** The matters that an organisation may see, newest first; one more than the page holds tells that there are more. */
@Injectable()
export class NewestMatters {
  readonly #reaches = new Reaches();

  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  async page(query: WorkListQuery, actor: Actor): Promise<readonly ListedMatter[]> {
    const paths = { withheld: 'state.withheld', parties: ['state.parties'] };
    const scope = scopeFilter(actor, this.directories.current(), paths);
    const cursor = query.after === undefined ? undefined : readCursor(query.after);
    const wanted = [EXISTING, scope, ...asked(query), ...(cursor === undefined ? [] : afterCursor(cursor))];
    const from = cursor?.receivedAt ?? this.clock.now();
    const { after: _place, ...list } = query;
    const key = JSON.stringify([actor.org, list]);
    const most = query.limit + 1;
    const found = await latestRows({ from, limit: most, firstMs: this.#reaches.of(key) }, (stretch, limit) =>
      this.petitions.collection
        .find({ $and: [...wanted, ...receivedIn(stretch)] }, { projection: PROJECTION })
        .sort({ 'state.facts.receivedAt': -1, _id: -1 })
        .limit(limit)
        .toArray(),
    );

    const rows = found.flatMap(({ _id, version, state }) =>
      state === null || state.stage === 'none' ? [] : [{ id: _id, version, state }],
    );
    // A later page that is not full says only that the list has an end.
    if (cursor === undefined) this.#reaches.learn(key, { from, to: rows.length < most ? undefined : rows.at(-1)?.state.facts.receivedAt });

    return rows;
  }
}
