import type { Admin } from 'kafkajs';
import type { BusConnection } from '../kafka/connection.js';
import { withDeadline } from '../publish/with-deadline.js';

const ANSWER_WITHIN_MS = 10_000;

/** One admin connection for questions that come again and again; a failed one is dropped and made anew. */
export class KeptAdmin {
  private admin: Promise<Admin> | undefined;

  constructor(private readonly bus: BusConnection) {}

  async ask<Result>(question: (admin: Admin) => Promise<Result>): Promise<Result> {
    try {
      this.admin ??= this.connect();

      return await withDeadline(this.admin.then(question), ANSWER_WITHIN_MS, 'bus.admin-deadline');
    } catch (error) {
      void this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const admin = this.admin;
    this.admin = undefined;
    await admin?.then((connected) => connected.disconnect()).catch(() => undefined);
  }

  private async connect(): Promise<Admin> {
    const admin = this.bus.kafka.admin();
    await admin.connect();

    return admin;
  }
}
