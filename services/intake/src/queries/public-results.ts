import type { PetitionEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf } from '@huiyin/host';
import type { Directories, Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '@huiyin/time';
import type { Publication } from '../domain/petition/publication/publication.js';
import type { Petition } from '../domain/petition/state/petition.js';

type Published = Extract<Publication, { readonly stage: 'published' }>;

export interface ResultsWish {
  /** As `next` of the page before gave it. */
  readonly after?: string;
  readonly limit: number;
}

const RESULT_ID = 'state.publication.resultId';

/** 公开栏: published results, the newest first (ids grow with time). What became withheld or was taken back is not there (INV-6). */
@Injectable()
export class PublicResults {
  constructor(
    @Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  async page({ after, limit }: ResultsWish) {
    const found = await this.petitions.collection
      .find(
        {
          'state.publication.stage': 'published',
          'state.withheld.scope': 'none',
          ...(after === undefined ? {} : { [RESULT_ID]: { $lt: after } }),
        },
        { projection: { 'state.publication': 1 } },
      )
      .sort({ 'state.publication.stage': -1, [RESULT_ID]: -1 })
      .limit(limit + 1)
      .toArray();
    const results = found.map(({ state }) => (state as unknown as { readonly publication: Published }).publication).slice(0, limit);

    return { items: results.map((one) => this.shown(one)), ...(found.length > limit ? { next: results.at(-1)?.resultId } : {}) };
  }

  /** Neither the matter's id nor its number: nobody shall find the one by the other. */
  private shown({ resultId: id, by, title, text, basis, publishedAt }: Published) {
    return {
      id,
      office: this.directories.current().organisations.get(by)?.name ?? by,
      title,
      text,
      basis,
      publishedOn: dayOf(publishedAt),
    };
  }
}
