import type { Admin } from 'kafkajs';
import type { BusConnection } from '../kafka/connection.js';

export const withAdmin = async <Result>({ kafka }: BusConnection, work: (admin: Admin) => Promise<Result>): Promise<Result> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};
