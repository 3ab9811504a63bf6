import { setTimeout as pause } from 'node:timers/promises';

import { MongoClient, MongoServerError, type Document } from 'mongodb';

import { isOpen } from './free-port.js';

const ask = async (port: number, command: Document): Promise<Document> => {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 2_000 });
  try {
    return await client.db('admin').command(command);
  } finally {
    await client.close();
  }
};

export const answersAsMongo = async (port: number): Promise<boolean> => {
  if (!(await isOpen(port))) return false;

  return ask(port, { ping: 1 }).then(
    () => true,
    () => false,
  );
};

const ALREADY_INITIALIZED = 23;

/** One node, primary: transactions and change streams need a set. Does nothing where the set exists. */
export const startReplicaSet = async (port: number, set: string): Promise<void> => {
  const config = { _id: set, members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
  await ask(port, { replSetInitiate: config }).catch((error: unknown) => {
    if (error instanceof MongoServerError && error.code === ALREADY_INITIALIZED) return;
    throw error;
  });
  while (!(await ask(port, { hello: 1 }))['isWritablePrimary']) await pause(50);
};
