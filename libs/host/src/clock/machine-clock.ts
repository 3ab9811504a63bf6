import { toInstant, type BusinessClock } from '@huiyin/kernel';

/** The machine's own time: the business clock of production. */
export const machineClock: BusinessClock = { now: () => toInstant(Date.now()) };
