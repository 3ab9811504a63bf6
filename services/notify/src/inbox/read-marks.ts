import { CONNECTION } from '@huiyin/host';
import type { Actor, OrgId, StaffId } from '@huiyin/kernel';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';

/** 已读: one person has read one line of the inbox. A means of working, no fact about a matter, so it is no event. */
interface ReadMark {
  readonly _id: string;
  readonly staff: StaffId;
  readonly org: OrgId;
  readonly entry: number;
}

type Person = Pick<Actor, 'id' | 'org'>;

const markOf = ({ id: staff, org }: Person, entry: number): ReadMark => ({ _id: `${staff}|${org}#${entry}`, staff, org, entry });

/** What each member of staff has read of the inbox of his organisation. */
@Injectable()
export class ReadMarks implements OnApplicationBootstrap {
  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.marks().createIndex({ staff: 1, org: 1, entry: 1 });
  }

  async read(person: Person, entries: readonly number[]): Promise<void> {
    const writes = entries.map((entry) => {
      const { _id, ...mark } = markOf(person, entry);

      return { updateOne: { filter: { _id }, update: { $setOnInsert: mark }, upsert: true } };
    });
    await this.marks().bulkWrite(writes, { ordered: false });
  }

  async unread(person: Person, entries: readonly number[]): Promise<void> {
    await this.marks().deleteMany({ _id: { $in: entries.map((entry) => markOf(person, entry)._id) } });
  }

  /** Those of the entries that the person has read. */
  async among({ id: staff, org }: Person, entries: readonly number[]): Promise<ReadonlySet<number>> {
    if (entries.length === 0) return new Set();
    const found = await this.marks()
      .find({ staff, org, entry: { $in: [...entries] } }, { projection: { entry: 1 } })
      .toArray();

    return new Set(found.map(({ entry }) => entry));
  }

  private marks(): Collection<ReadMark> {
    return this.connection.collection<ReadMark>('inboxReadMarks');
  }
}
