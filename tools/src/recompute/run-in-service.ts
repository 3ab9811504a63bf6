import { setTimeout as pause } from 'node:timers/promises';

import { Fault } from '@huiyin/kernel';

import { toldRun, type ToldRun } from './told-run.js';
import type { ClockOwner, RecomputeWish } from './recompute-wish.js';

export interface ServiceDoor {
  readonly service: ClockOwner;
  readonly url: string;
  readonly token: string;
}

const PATH = '/clocks/recomputation';
const LOOK_AGAIN_MS = 250;

const answered = async (door: ServiceDoor, path: string, request: RequestInit = {}): Promise<ToldRun> => {
  const headers = { authorization: `Bearer ${door.token}`, ...request.headers };
  const response = await fetch(`${door.url}${path}`, { ...request, headers });
  const text = await response.text();
  if (!response.ok) throw new Fault('recompute.refused', `${door.service}: ${response.status} ${text}`, { retryable: false });

  return toldRun.parse(JSON.parse(text));
};

/** Begins a run; with a key that was used before, goes on with that one. */
const begun = (door: ServiceDoor, wish: RecomputeWish, key: string): Promise<ToldRun> =>
  answered(door, PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(wish),
  });

const allMoves = async (door: ServiceDoor, id: string): Promise<ToldRun['moves']> => {
  const moves: ToldRun['moves'] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const page: ToldRun = await answered(door, `${PATH}/${id}?limit=500${from}`);
    moves.push(...page.moves);
    after = page.next;
  }

  return moves;
};

interface Watch {
  readonly wish: RecomputeWish;
  readonly key: string;
  readonly progress: (run: ToldRun) => void;
  /** When the service is done; its list is then read. */
  readonly onDone?: () => void;
}

/** Waits until a service has worked a run off; answers it with all that it changed, or would change. */
export const runInService = async (door: ServiceDoor, { wish, key, progress, onDone = () => undefined }: Watch): Promise<ToldRun> => {
  let run = await begun(door, wish, key);
  while (run.state === 'running') {
    await pause(LOOK_AGAIN_MS);
    run = await answered(door, `${PATH}/${run.id}?limit=1`);
    progress(run);
  }
  onDone();

  return { ...run, moves: await allMoves(door, run.id) };
};
