import { Fault, Together, type Done } from '@huiyin/kernel';
import { CONNECTION } from '@huiyin/host';
import { isDuplicateKey } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { Connection } from 'mongoose';

interface Series {
  readonly _id: string;
  readonly last: number;
}

const ATTEMPTS = 3;

/** Serials of petition numbers: unique and rising per series. A serial that was drawn for nothing leaves a gap, which is allowed. */
@Injectable()
export class PetitionSerials {
  readonly #drawn = new Together<string, number>((wishes) => this.#drawAll(wishes));

  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  next(series: string): Promise<number> {
    return this.#drawn.do(series);
  }

  /** Those who ask at once are given theirs by one draw of each series, in the order in which they asked. */
  async #drawAll(wishes: readonly string[]): Promise<readonly Done<number>[]> {
    const counts = new Map<string, number>();
    const places = wishes.map((series) => {
      const place = counts.get(series) ?? 0;
      counts.set(series, place + 1);

      return place;
    });
    const firsts = new Map(
      await Promise.all([...counts].map(async ([series, count]) => [series, (await this.#draw(series, count)) - count + 1] as const)),
    );

    return wishes.map((series, at) => ({ result: (firsts.get(series) ?? 0) + (places[at] ?? 0) }));
  }

  /** Answers the last of so many. */
  async #draw(series: string, count: number): Promise<number> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const last = await this.#raised(series, count);
      if (last !== undefined) return last;
    }

    throw new Fault('intake.serial-not-drawn', `no serial of ${series}`, { retryable: true });
  }

  /** Nothing where the series was not open yet. */
  async #raised(series: string, count: number): Promise<number | undefined> {
    const drawn = await this.#serials.findOneAndUpdate({ _id: series }, { $inc: { last: count } }, { returnDocument: 'after' });
    if (drawn === null) await this.#open(series);

    return drawn?.last;
  }

  /** By an insert that fails where another process was first: two upserts that met left a gap of a whole draw. */
  async #open(series: string): Promise<void> {
    try {
      await this.#serials.insertOne({ _id: series, last: 0 });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  get #serials() {
    return this.connection.collection<Series>('serials');
  }
}
