import type { LetterEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { maySee, scopeFilter } from '@huiyin/policy';
import { EXISTING, type Directories, type Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { Letter, Letters, Notice } from '../domain/letter/letters.state.js';
import { GUARD, visibleLetters } from './guard.js';
import { isInInboxOf, isListedFor } from './letter-row.js';

export interface PageWish {
  readonly after?: string;
  readonly limit: number;
}

/** Letters of one matter that a viewer may see. */
export interface VisibleMatter {
  readonly id: string;
  readonly version: number;
  readonly state: Letters;
  readonly letters: readonly Letter[];
}

export interface ListedMatter extends Omit<VisibleMatter, 'version'> {
  readonly notices: readonly Notice[];
}

export interface LettersPage {
  readonly matters: readonly ListedMatter[];
  readonly next?: string;
}

interface Wanted {
  readonly where: object;
  readonly isWanted: (letter: Letter) => boolean;
  readonly isNotice?: (notice: Notice) => boolean;
  readonly page: PageWish;
}

/** Letters of matters; the guard and the record scope are part of every query. A page holds the letters of so many matters. */
@Injectable()
export class LetterViews {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
  ) {}

  async visible(actor: Actor, id: string): Promise<VisibleMatter | undefined> {
    const found = await this.letters.get(id);
    const directory = this.directory.current();
    if (found === undefined || !maySee(actor, found.state, directory)) return undefined;

    return { id, version: found.version, state: found.state, letters: visibleLetters(actor, found.state, directory) };
  }

  /** 待送达清单: what an office must serve on paper. */
  dispatchList(actor: Actor, page: PageWish): Promise<LettersPage> {
    const isWanted = (letter: Letter): boolean => isListedFor(actor.org, letter);

    return this.page(actor, { where: { 'state.letters.service.office': actor.org }, isWanted, page });
  }

  /** 收件箱: letters, copies and notices to the viewer's own organisation, withdrawn letters too. */
  inbox(actor: Actor, page: PageWish): Promise<LettersPage> {
    const isWanted = (letter: Letter): boolean => isInInboxOf(actor.org, letter);

    const isNotice = ({ to }: Notice): boolean => to === actor.org;

    const places = ['state.letters.addressee.org', 'state.letters.copies', 'state.notices.to'];

    return this.page(actor, { where: { $or: places.map((place) => ({ [place]: actor.org })) }, isWanted, isNotice, page });
  }

  private async page(actor: Actor, { where, isWanted, isNotice = () => false, page }: Wanted): Promise<LettersPage> {
    const beyond = page.after === undefined ? {} : { _id: { $gt: page.after } };
    const found = await this.letters.collection
      .find(
        { $and: [scopeFilter(actor, this.directory.current(), GUARD), { ...EXISTING, ...where, ...beyond }] },
        { projection: { state: 1 } },
      )
      .sort({ _id: 1 })
      .limit(page.limit + 1)
      .toArray();
    const records = found.slice(0, page.limit);
    const next = found.length > page.limit ? records.at(-1)?._id : undefined;
    const matters = records.flatMap(({ _id: id, state }) =>
      state === null ? [] : [{ id, state, letters: state.letters.filter(isWanted), notices: state.notices.filter(isNotice) }],
    );

    return { matters, ...(next === undefined ? {} : { next }) };
  }
}
