import { orgId, PETITION_KINDS, regionCode, type PetitionEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf, VAULT, type CurrentRequest } from '@huiyin/host';
import type { Instant, Sealed } from '@huiyin/kernel';
import { isAuthorised, scopeFilter } from '@huiyin/policy';
import { EXISTING, type Directories, type Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { isSettled } from '@huiyin/time';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Petition, Registered } from '../domain/petition/state/petition.js';
import { readCursor, writeCursor, type Cursor } from './cursor.js';

const STAGES = [
  'triage',
  'passed',
  'objected',
  'handling',
  'performing',
  'studying',
  'replying',
  'closed',
  'ended',
] as const satisfies readonly Registered['stage'][];

/** What a work list is asked for. Everything narrows it; record scope and disclosure guard always do. */
export const WorkListQuery = z.strictObject({
  stage: z.enum(STAGES).exactOptional(),
  kind: z.enum(PETITION_KINDS).exactOptional(),
  region: regionCode.exactOptional(),
  registeredBy: orgId.exactOptional(),
  /** The body that must act now. */
  holder: orgId.exactOptional(),
  /** Our own number or the sender's. */
  number: z.string().min(1).max(38).exactOptional(),
  /** 1: only urgent ones. */
  urgent: z.enum(['1']).exactOptional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  after: z.string().max(200).exactOptional(),
});
export type WorkListQuery = z.infer<typeof WorkListQuery>;

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
const afterCursor = ({ receivedAt, id }: Cursor): object => ({
  $or: [{ 'state.facts.receivedAt': { $lt: receivedAt } }, { 'state.facts.receivedAt': receivedAt, _id: { $lt: id } }],
});

interface Row {
  readonly id: string;
  readonly version: number;
  readonly state: Registered;
}

const openClocks = ({ clocks }: Registered) =>
  Object.values(clocks)
    .filter((clock) => !isSettled(clock))
    .map(({ timer, holder, state, lastDay }) => ({ timer, holder, state, lastDay }));

const itemOf = ({ id, version, state }: Row): object => {
  const { number, platform, kind, form, contentClass, region, registeredBy, receivedAt, peopleCount, urgent, joint } = state.facts;

  return {
    ...{ id, version, number, platform, stage: state.stage, kind, form, contentClass, region, registeredBy, receivedAt },
    ...{ peopleCount, urgent, joint, links: state.links, candidates: state.candidates.length, clocks: openClocks(state) },
    ...('holder' in state ? { holder: state.holder } : {}),
  };
};

/** 工作清单: the matters that a body sees, page by page. */
@Injectable()
export class WorkList {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async page(query: WorkListQuery, request: CurrentRequest): Promise<object> {
    const rows = await this.rows(query, request);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    const titles = await this.titles(page, request);

    return {
      items: page.map((row, at) => ({ ...itemOf(row), ...(titles[at] === undefined ? {} : { title: titles[at] }) })),
      ...(last === undefined ? {} : { next: writeCursor({ receivedAt: last.state.facts.receivedAt as Instant, id: last.id }) }),
    };
  }

  private async rows(query: WorkListQuery, { actor }: CurrentRequest): Promise<readonly Row[]> {
    const paths = { withheld: 'state.withheld', parties: ['state.parties'] };
    const scope = scopeFilter(actor, this.directories.current(), paths);
    const cursor = query.after === undefined ? [] : [afterCursor(readCursor(query.after))];
    const found = await this.petitions.collection
      .find({ $and: [EXISTING, scope, ...asked(query), ...cursor] }, { projection: { history: 0 } })
      .sort({ 'state.facts.receivedAt': -1, _id: -1 })
      .limit(query.limit + 1)
      .toArray();

    return found.flatMap(({ _id, version, state }) => (state === null || state.stage === 'none' ? [] : [{ id: _id, version, state }]));
  }

  /** Titles are opened for those whose post needs them, with one opening for the page. */
  private async titles(rows: readonly Row[], request: CurrentRequest): Promise<readonly (string | undefined)[]> {
    if (!isAuthorised(request.actor, 'read-persons')) return [];
    const sealed = rows.map(({ id, state }) => ({ matter: id, sealed: [state.facts.title as Sealed] }));
    const opened = await this.vault.openAcross(sealed, request.opening('work-list.petitions'));

    return opened.map((texts) => texts?.[0]);
  }
}
