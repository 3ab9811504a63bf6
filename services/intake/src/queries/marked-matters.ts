import type { PetitionEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import { Together, type Done } from '@huiyin/kernel';
import { EXISTING, type Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { Petition } from '../domain/petition/state/petition.js';

export interface MarkedMatter {
  readonly id: string;
  readonly number: string;
  readonly receivedAt: string;
}

interface Found extends MarkedMatter {
  readonly marks: readonly string[];
}

/** When thousands write about one event, the first of them are looked at and the others are not even read. */
const MOST_READ = 200;
const READ = { 'state.facts.number': 1, 'state.facts.receivedAt': 1, search: 1 } as const;
const PUBLIC = { 'state.withheld.scope': 'none' } as const;

/** Matters by their marks: of a person, or of a problem. What is withheld from anyone is never among them. */
@Injectable()
export class MarkedMatters {
  readonly #asked = new Together<readonly string[], readonly MarkedMatter[]>((wishes) => this.#findAll(wishes));

  constructor(@Inject(recordsOf('intake.petition')) private readonly petitions: Records<Petition, PetitionEvent>) {}

  /** Those that bear at least one of the marks, in no order. Found by the index of the marks, whatever else a server might take. */
  async find(marks: readonly string[]): Promise<readonly MarkedMatter[]> {
    return marks.length === 0 ? [] : this.#asked.do(marks);
  }

  /** Those who ask at once are asked for together; where that finds too many to know whose they are, one by one. */
  async #findAll(wishes: readonly (readonly string[])[]): Promise<readonly Done<readonly MarkedMatter[]>[]> {
    const found = await this.#read([...new Set(wishes.flat())]);
    if (wishes.length === 1) return [{ result: found }];
    if (found.length < MOST_READ)
      return wishes.map((wished) => ({ result: found.filter(({ marks }) => marks.some((mark) => wished.includes(mark))) }));

    return Promise.all(wishes.map(async (wished) => ({ result: await this.#read(wished) })));
  }

  async #read(marks: readonly string[]): Promise<readonly Found[]> {
    const filter = { ...EXISTING, ...PUBLIC, search: { $in: [...marks] } };
    const records = await this.petitions.collection.find(filter, { projection: READ }).limit(MOST_READ).toArray();

    return records.flatMap(({ _id: id, state, search }) =>
      state === null || !('facts' in state)
        ? []
        : [{ id, number: state.facts.number, receivedAt: state.facts.receivedAt, marks: search as readonly string[] }],
    );
  }
}
