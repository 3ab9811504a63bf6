import type { SupervisionEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf } from '@huiyin/host';
import type { Actor, Directory, OrgId } from '@huiyin/kernel';
import { scopeFilter, type Filter } from '@huiyin/policy';
import type { Directories, Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { SUPERVISIONS } from '../aggregates.js';
import type { Item, ItemStep } from '../domain/supervision/item.state.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import { GUARD } from './guard.js';
import { itemRow } from './rows.js';

export interface ItemListQuery {
  /** The items that the viewer's office supervises, or those of the viewer's own body. */
  readonly role: 'supervisor' | 'body';
  readonly step?: ItemStep['at'];
  readonly after?: string;
  readonly limit: number;
}

const isAsked =
  (org: OrgId, { role, step }: ItemListQuery) =>
  (item: Item): boolean =>
    item[role] === org && (step === undefined ? item.step.at !== 'closed' : item.step.at === step);

/** Which items, from which matter on. */
export type ItemsAsked = Pick<ItemListQuery, 'role' | 'step' | 'after'>;

/** The wide scope of an office above, or all matters a body is party to, would be the wrong index. */
export const BY_ROLE = { supervisor: 'items-of-supervisor', body: 'items-of-body' } as const;

/** Matters that have such an item and may be seen. */
export const mattersWithItems = (
  { role, step, after }: ItemsAsked,
  { viewer, directory }: { readonly viewer: Actor; readonly directory: Directory },
): Filter => ({
  $and: [
    // By its path too: not every server looks into $elemMatch for an index.
    { [`state.items.${role}`]: viewer.org },
    scopeFilter(viewer, directory, GUARD),
    { 'state.items': { $elemMatch: { [role]: viewer.org, 'step.at': step ?? { $ne: 'closed' } } } },
    ...(after === undefined ? [] : [{ _id: { $gt: after } }]),
  ],
});

/** 督查督办件清单: the open items by default, or those at one step of the ladder; a page holds so many matters. */
@Injectable()
export class ItemList {
  constructor(
    @Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<Supervision, SupervisionEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
  ) {}

  async page(actor: Actor, query: ItemListQuery) {
    const asked = mattersWithItems(query, { viewer: actor, directory: this.directory.current() });
    const found = await this.supervisions.collection
      .find(asked, { projection: { 'state.matter': 1, 'state.items': 1 } })
      .hint(BY_ROLE[query.role])
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .toArray();
    const page = found.slice(0, query.limit);
    const items = page.flatMap(({ _id, state }) =>
      state === null ? [] : state.items.filter(isAsked(actor.org, query)).map((item) => itemRow(_id, state.matter, item)),
    );
    const last = page.at(-1);

    return { items, ...(found.length > query.limit && last !== undefined ? { next: last._id } : {}) };
  }
}
