import { VAULT, type CurrentRequest } from '@huiyin/host';
import type { Instant, Sealed } from '@huiyin/kernel';
import { isAuthorised } from '@huiyin/policy';
import { isSettled } from '@huiyin/time';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { writeCursor } from './cursor.js';
import { NewestMatters, type ListedMatter } from './newest-matters.js';
import type { WorkListQuery } from './work-list-query.js';

const openClocks = ({ clocks }: ListedMatter['state']) =>
  Object.values(clocks)
    .filter((clock) => !isSettled(clock))
    .map(({ timer, holder, state, lastDay }) => ({ timer, holder, state, lastDay }));

const itemOf = ({ id, version, state }: ListedMatter): object => {
  const { number, platform, kind, form, contentClass, region, registeredBy, receivedAt, peopleCount, urgent, joint } = state.facts;

  return {
    ...{ id, version, number, platform, stage: state.stage, kind, form, contentClass, region, registeredBy, receivedAt },
    ...{ peopleCount, urgent, joint, links: state.links, candidates: state.candidates.length, clocks: openClocks(state) },
    ...(state.holder === undefined ? {} : { holder: state.holder }),
  };
};

/** 工作清单: the matters that a body sees, page by page. */
@Injectable()
export class WorkList {
  constructor(
    @Inject(NewestMatters) private readonly matters: NewestMatters,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async page(query: WorkListQuery, request: CurrentRequest): Promise<object> {
    const rows = await this.matters.page(query, request.actor);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    const titles = await this.titles(page, request);

    return {
      items: page.map((row, at) => ({ ...itemOf(row), ...(titles[at] === undefined ? {} : { title: titles[at] }) })),
      ...(last === undefined ? {} : { next: writeCursor({ receivedAt: last.state.facts.receivedAt as Instant, id: last.id }) }),
    };
  }

  /** Titles are opened for those whose post needs them, with one opening for the page. */
  private async titles(rows: readonly ListedMatter[], request: CurrentRequest): Promise<readonly (string | undefined)[]> {
    if (!isAuthorised(request.actor, 'read-persons')) return [];
    const sealed = rows.map(({ id, state }) => ({ matter: id, sealed: [state.facts.title as Sealed] }));
    const opened = await this.vault.openAcross(sealed, request.opening('work-list.petitions'));

    return opened.map((texts) => texts?.[0]);
  }
}
