import type { LetterEvent } from '@huiyin/contracts';
import { DIRECTORY, FILES, recordsOf, VAULT } from '@huiyin/host';
import type { Actor, OrgId, Sealed } from '@huiyin/kernel';
import { maySee, scopeFilter } from '@huiyin/policy';
import { EXISTING, type Directories, type Records, type Snapshot } from '@huiyin/records';
import type { FileStore, Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import { letterOf, type Letter, type Letters } from '../domain/letter/letters.state.js';
import { GUARD, guardedBy } from './guard.js';

export interface PageWish {
  readonly after?: string;
  readonly limit: number;
}

/** A letter as staff see it in lists: codes, ids and dates, no words of people. */
export const letterView = ({ id, code, addressee, issuer, making, delivery, service, standing, ref, onBehalfOf, copies }: Letter) => ({
  letterId: id,
  code,
  addressee,
  issuer,
  ...(ref === undefined ? {} : { ref }),
  onBehalfOf,
  copies,
  making: making.stage,
  ...(making.stage === 'issued' ? { number: making.number, issuedOn: making.issuedOn, size: making.file.size } : {}),
  delivery: delivery.stage,
  service,
  standing,
});

const isListedFor = (org: OrgId, { service, standing }: Letter): boolean =>
  service.stage === 'listed' && service.office === org && standing.stage === 'stands';
const isInInboxOf = (org: OrgId, { addressee, making }: Letter): boolean =>
  addressee.kind === 'organisation' && addressee.org === org && making.stage === 'issued';

/** Letters of matters; the guard and the record scope are part of every query. */
@Injectable()
export class LetterViews {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
  ) {}

  async visible(actor: Actor, id: string): Promise<Snapshot<Letters> | undefined> {
    const found = await this.letters.get(id);

    return found !== undefined && maySee(actor, guardedBy(found.state), this.directory.current()) ? found : undefined;
  }

  /** 待送达清单: what an office must serve on paper. */
  dispatchList(actor: Actor, page: PageWish) {
    return this.#list(actor, {
      where: { 'state.letters.service.office': actor.org },
      wanted: (letter) => isListedFor(actor.org, letter),
      page,
    });
  }

  /** 收件箱: letters to the viewer's own organisation, the newest of a matter last. */
  inbox(actor: Actor, page: PageWish) {
    return this.#list(actor, {
      where: { 'state.letters.addressee.org': actor.org },
      wanted: (letter) => isInInboxOf(actor.org, letter),
      page,
    });
  }

  async #list(
    actor: Actor,
    { where, wanted, page }: { readonly where: object; readonly wanted: (letter: Letter) => boolean; readonly page: PageWish },
  ) {
    const beyond = page.after === undefined ? {} : { _id: { $gt: page.after } };
    const found = await this.letters.collection
      .find(
        { $and: [scopeFilter(actor, this.directory.current(), GUARD), { ...EXISTING, ...where, ...beyond }] },
        { projection: { state: 1 } },
      )
      .sort({ _id: 1 })
      .limit(page.limit + 1)
      .toArray();
    const matters = found.slice(0, page.limit);
    const next = found.length > page.limit ? matters.at(-1)?._id : undefined;
    const items = matters.flatMap(({ _id, state }) =>
      (state?.letters ?? []).filter(wanted).map((letter) => ({ matter: _id, ...letterView(letter) })),
    );

    return { items, ...(next === undefined ? {} : { next }) };
  }
}

/** The files of letters, opened with a trace. */
@Injectable()
export class LetterFiles {
  constructor(
    @Inject(FILES) private readonly files: FileStore,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** The PDF names people: reading it is recorded like any opening. */
  async read(state: Letters, place: { readonly id: string; readonly letterId: string }, opening: Opening) {
    const letter = letterOf(state, place.letterId);
    if (letter?.making.stage !== 'issued') return undefined;
    const { file } = letter.making;
    const name = await this.vault.open(place.id, file.name as Sealed, opening);

    return { name, mediaType: file.mediaType, bytes: await this.files.get(place.id, file.digest) };
  }
}
