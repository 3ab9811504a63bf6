import { setTimeout as pause } from 'node:timers/promises';

const STEP = 5;
const LONGEST = 100;

/** Waits before the nth try: jittered, so that two processes that collided do not collide again. */
export const jittered = (attempt: number): Promise<void> => pause(Math.random() * Math.min(STEP * 2 ** attempt, LONGEST));
