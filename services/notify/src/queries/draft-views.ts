import type { LetterEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { maySee, scopeFilter } from '@huiyin/policy';
import { EXISTING, type Directories, type Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { LetterDraft } from '../domain/letter/approval/letter-draft.js';
import { awaitedOf } from '../domain/letter/approval/waits-for.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { draftRow, type DraftRow } from './draft-row.js';
import { GUARD } from './guard.js';
import type { PageWish } from './letter-views.js';

/** The drafts of a matter that an office writes. */
export interface OwnDrafts {
  readonly version: number;
  readonly state: Letters;
  readonly drafts: readonly LetterDraft[];
}

export interface DraftsPage {
  readonly items: readonly (DraftRow & { readonly matter: string })[];
  readonly next?: string;
}

/** 文稿: an office sees its own; nobody else, also not the offices above it, sees what is not signed. */
@Injectable()
export class DraftViews {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
  ) {}

  async ofMatter(actor: Actor, id: string): Promise<OwnDrafts | undefined> {
    const found = await this.letters.get(id);
    if (found === undefined || !maySee(actor, found.state, this.directory.current())) return undefined;

    return { version: found.version, state: found.state, drafts: found.state.drafts.filter(({ issuer }) => issuer === actor.org) };
  }

  /** 待办文稿: what waits for this person, over all matters; a page looks through so many matters. */
  async waiting(actor: Actor, { after, limit }: PageWish): Promise<DraftsPage> {
    const beyond = after === undefined ? {} : { _id: { $gt: after } };
    const found = await this.letters.collection
      .find(
        {
          $and: [scopeFilter(actor, this.directory.current(), GUARD), { ...EXISTING, 'state.drafts.waitsAt': actor.org, ...beyond }],
        },
        { projection: { 'state.drafts': 1 } },
      )
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const records = found.slice(0, limit);
    const next = found.length > limit ? records.at(-1)?._id : undefined;
    const items = records.flatMap(({ _id: matter, state }) =>
      (state?.drafts ?? [])
        .filter((draft) => awaitedOf(draft, actor) !== undefined)
        .map((draft) => ({ matter, ...draftRow(draft, actor) })),
    );

    return { items, ...(next === undefined ? {} : { next }) };
  }
}
