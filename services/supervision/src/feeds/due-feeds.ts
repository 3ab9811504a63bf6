import { BUSINESS_CLOCK, CONNECTION, VAULT } from '@huiyin/host';
import type { Actor, BusinessClock, Instant, OrgId, StaffId } from '@huiyin/kernel';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';

/** 期限日历订阅: who has the token reads the deadlines of the organisation. Kept with the keyed hash of the token only. */
interface Feed {
  readonly _id: string;
  readonly org: OrgId;
  readonly secret: string;
  readonly openedBy: StaffId;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedBy?: StaffId;
}

const viewOf = ({ _id: id, org, openedBy, openedAt }: Feed) => ({ id, org, openedBy, openedAt });

/** The feeds that are open; they are means of access, not facts about a matter, so they are no events. */
@Injectable()
export class DueFeeds implements OnApplicationBootstrap {
  constructor(
    @Inject(CONNECTION) private readonly connection: Connection,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.feeds().createIndex({ secret: 1 }, { unique: true });
    await this.feeds().createIndex({ org: 1, closedAt: 1, _id: 1 });
  }

  /**
   * The only time that the token is seen. A repeat of the request names the same feed and is told the same; `undefined` where the id was
   * used for another organisation.
   */
  async open(id: string, { id: openedBy, org }: Actor) {
    const token = this.tokenOf(id);
    const feed = { org, secret: this.secretOf(token), openedBy, openedAt: this.clock.now(), closedAt: null };
    const { upsertedCount } = await this.feeds().updateOne({ _id: id }, { $setOnInsert: feed }, { upsert: true });
    const kept = await this.feeds().findOne({ _id: id, org });

    return kept === null ? undefined : { ...viewOf(kept), token, repeated: upsertedCount === 0 };
  }

  async ofOrganisation(org: OrgId) {
    const found = await this.feeds().find({ org, closedAt: null }).sort({ _id: 1 }).toArray();

    return found.map(viewOf);
  }

  /** False where the organisation has no such feed open. */
  async close({ id: closedBy, org }: Actor, id: string): Promise<boolean> {
    const change = { $set: { closedAt: this.clock.now(), closedBy } };
    const { matchedCount } = await this.feeds().updateOne({ _id: id, org, closedAt: null }, change);

    return matchedCount === 1;
  }

  /** Whose deadlines the token opens; nothing for one that is wrong or was closed. */
  async organisationOf(token: string): Promise<OrgId | undefined> {
    const found = await this.feeds().findOne({ secret: this.secretOf(token), closedAt: null });

    return found?.org;
  }

  /** Made of the id by a key that no database holds, so that it can be told again and need not be kept. */
  private tokenOf(id: string): string {
    return this.vault.digest(['due-feed-token', id]);
  }

  private secretOf(token: string): string {
    return this.vault.digest(['due-feed', token]);
  }

  private feeds(): Collection<Feed> {
    return this.connection.collection<Feed>('dueFeeds');
  }
}
