import { CONNECTION } from '@huiyin/host';
import type { StaffId } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Collection, Connection } from 'mongoose';
import type { Subscription } from './digest-of.js';
import type { NoticeLanguage } from './notice-words.js';

/** 提示偏好: what a member of staff wishes of his digest. Notices of overdue duties come in any case. */
export interface NoticePreference {
  readonly subscription: Subscription;
  readonly language?: NoticeLanguage;
}

type Kept = NoticePreference & { readonly _id: StaffId };

const USUAL: NoticePreference = { subscription: 'all' };

/** The wishes of the staff; a way of working, so they are no events. */
@Injectable()
export class NoticePreferences {
  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  async of(staff: StaffId): Promise<NoticePreference> {
    const found = await this.kept().findOne({ _id: staff }, { projection: { _id: 0 } });

    return found ?? USUAL;
  }

  async set(staff: StaffId, preference: NoticePreference): Promise<void> {
    await this.kept().replaceOne({ _id: staff }, preference, { upsert: true });
  }

  /** Of those who wished anything. */
  async all(): Promise<ReadonlyMap<string, NoticePreference>> {
    const found = await this.kept().find({}).toArray();

    return new Map(found.map(({ _id, ...preference }) => [_id, preference]));
  }

  private kept(): Collection<Kept> {
    return this.connection.collection<Kept>('noticePreferences');
  }
}
