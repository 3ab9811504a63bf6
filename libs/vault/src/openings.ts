import { Together, type OrgId, type StaffId } from '@huiyin/kernel';
import type { mongo } from 'mongoose';

/** 开启: who opens sealed fields, and what for. `purpose` is a code, for example `view.petition` or `letter.L09`. */
export interface Opening {
  readonly by: StaffId;
  readonly org: OrgId;
  readonly purpose: string;
  readonly correlation: string;
}

export interface StoredOpening extends Opening {
  readonly at: Date;
  readonly service: string;
  readonly matters: readonly string[];
  readonly fields: number;
}

/** Append-only: there is no way here to change or remove an entry. One entry per request, before the answer. */
export class Openings {
  readonly #entries: Together<StoredOpening>;
  readonly #service: string;

  constructor(collection: mongo.Collection<StoredOpening>, service: string) {
    this.#entries = new Together<StoredOpening>(async (entries) => {
      await collection.insertMany([...entries], { ordered: false });

      return entries.map(() => ({ result: undefined }));
    });
    this.#service = service;
  }

  async record(opening: Opening, matters: readonly string[], fields: number): Promise<void> {
    const { by, org, purpose, correlation } = opening;
    await this.#entries.do({
      at: new Date(),
      service: this.#service,
      by,
      org,
      purpose,
      correlation,
      matters: [...new Set(matters)],
      fields,
    });
  }
}

/** Questions asked of it: who opened this matter; what did this person open. */
export const OPENING_INDEXES = [{ key: { matters: 1, at: 1 } }, { key: { by: 1, at: 1 } }] as const;
