import type { LetterEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf } from '@huiyin/host';
import { maySee } from '@huiyin/policy';
import type { Directories, Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { Letters } from '../domain/letter/letters.state.js';
import type { Arrival } from './arrival.js';
import { Arrivals } from './arrivals.js';
import { entryOf, type Entry, type Reader } from './entry-of.js';

/** Some lines of an inbox, and how far was looked. */
export interface EntriesPage {
  readonly entries: readonly Entry[];
  readonly upTo: number;
  readonly isWhole: boolean;
}

/** The inbox of an organisation in the order of arrival. What a line says, and whether it may be seen, is asked of the record each time (INV-6). */
@Injectable()
export class Entries {
  constructor(
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  async after(reader: Reader, serial: number, limit: number): Promise<EntriesPage> {
    return this.page(await this.arrivals.after(reader.org, serial, limit), { reader, from: serial, limit });
  }

  async before(reader: Reader, serial: number, limit: number): Promise<EntriesPage> {
    return this.page(await this.arrivals.before(reader.org, serial, limit), { reader, from: serial, limit });
  }

  private async page(
    arrivals: readonly Arrival[],
    { reader, from, limit }: { readonly reader: Reader; readonly from: number; readonly limit: number },
  ): Promise<EntriesPage> {
    const states = await this.seen(reader, [...new Set(arrivals.map(({ matter }) => matter))]);
    const entries = arrivals.flatMap((arrival) => {
      const state = states.get(arrival.matter);

      return (state && entryOf(arrival, state, reader)) ?? [];
    });

    return { entries, upTo: arrivals.at(-1)?.serial ?? from, isWhole: arrivals.length < limit };
  }

  /** What came to the organisation makes it a party; the guard holds all the same. */
  private async seen(reader: Reader, matters: readonly string[]): Promise<ReadonlyMap<string, Letters>> {
    if (matters.length === 0) return new Map();
    const directory = this.directories.current();
    const found = await this.letters.collection.find({ _id: { $in: [...matters] } }, { projection: { state: 1 } }).toArray();

    return new Map(
      found.flatMap(({ _id, state }) => {
        const isSeen = state !== null && maySee(reader, { withheld: state.withheld, parties: [...state.parties, reader.org] }, directory);

        return isSeen ? [[_id, state] as const] : [];
      }),
    );
  }
}
