import { setTimeout as pause } from 'node:timers/promises';

import type { Failpoint } from '@huiyin/records';
import type { ServiceProcess } from '@huiyin/tools';

const PATIENCE_MS = 150_000;
const LOOK_AGAIN_MS = 50;

/** Returns when the process has ended by itself. */
export const ended = async (service: ServiceProcess, patience = PATIENCE_MS): Promise<void> => {
  const giveUp = Date.now() + patience;
  while (service.isRunning) {
    if (Date.now() > giveUp) throw new Error(`${service.name} did not die`);
    await pause(LOOK_AGAIN_MS);
  }
};

/** Started again once it has died; one that does not die in time is replaced all the same, so that it cannot die later. */
export const revived = async (service: ServiceProcess): Promise<void> => {
  try {
    await ended(service);
  } finally {
    await service.kill9();
    await service.start();
  }
};

/** The process is replaced by one that kills itself when it passes the place for the n-th time. */
export const withFailpoint = async (service: ServiceProcess, place: Failpoint, time: number): Promise<void> => {
  await service.kill9();
  service.launch({ HUIYIN_FAILPOINT: `${place}@${time}` });
};

/** A fault that is over as soon as the work is: whichever ends first is waited for, and both are seen. */
export const during = async (work: Promise<void>, fault: () => Promise<void>): Promise<void> => {
  const [worked, faulted] = await Promise.allSettled([work, fault()]);
  for (const result of [faulted, worked]) if (result.status === 'rejected') throw result.reason;
};
