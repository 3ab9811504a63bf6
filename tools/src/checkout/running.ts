import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { inInfra } from './paths.js';
import { putFile } from './put-file.js';

const server = z.object({ pid: z.int(), port: z.int(), version: z.string() });
const running = z.object({
  kafka: server.optional(),
  mongo: server.extend({ uri: z.string() }).optional(),
  /** An `npm start -- --servers-only`. */
  holder: z.object({ pid: z.int() }).optional(),
  /** The `npm start` that holds the services, the mail catcher and the log. */
  launcher: z.object({ pid: z.int(), addresses: z.record(z.string(), z.string()) }).optional(),
});

/** What runs for this checkout: process ids and addresses. */
export type Running = z.infer<typeof running>;

const FILE = inInfra('running.json');

export const readRunning = async (): Promise<Running> => {
  const text = await readFile(FILE, 'utf8').catch(() => '{}');
  try {
    return running.parse(JSON.parse(text));
  } catch {
    return {};
  }
};

type Change = { readonly [Part in keyof Running]: Running[Part] | undefined };

const write = async (change: Change): Promise<void> => {
  const next = { ...(await readRunning()), ...change };
  await putFile(FILE, { text: `${JSON.stringify(next, null, 2)}\n` });
};

let last: Promise<void> = Promise.resolve();

/** One change after the other, because servers start side by side and each notes itself. */
export const noteRunning = (change: Change): Promise<void> => {
  last = last.then(() => write(change));

  return last;
};
