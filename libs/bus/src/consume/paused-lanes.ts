import type { Fault } from '@huiyin/kernel';
import { backOff } from './back-off.js';

interface PausedLane {
  readonly attempt: number;
  readonly code: string;
  readonly since: number;
}

/** Partitions that wait for what they depend on: fetched again after a jittered back-off, everything else goes on meanwhile. */
export class PausedLanes {
  private readonly paused = new Map<string, PausedLane>();
  private readonly timers = new Set<NodeJS.Timeout>();

  /** Answers how often the lane has failed in a row. */
  pause(lane: string, fault: Fault, resume: () => void): number {
    const before = this.paused.get(lane);
    const attempt = (before?.attempt ?? 0) + 1;
    this.paused.set(lane, { attempt, code: fault.code, since: before?.since ?? Date.now() });
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      resume();
    }, backOff(attempt));
    this.timers.add(timer);

    return attempt;
  }

  wentOn(lane: string): void {
    this.paused.delete(lane);
  }

  /** Another member may own them now: what is still ours fails again and is counted again. */
  forget(): void {
    this.paused.clear();
  }

  stop(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
  }

  list(): readonly { readonly lane: string; readonly code: string; readonly since: number }[] {
    return [...this.paused].map(([lane, { code, since }]) => ({ lane, code, since }));
  }
}
