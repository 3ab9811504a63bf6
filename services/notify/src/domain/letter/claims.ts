import type { Channel } from '@huiyin/contracts';
import { toDate, toInstant, type Instant } from '@huiyin/kernel';
import type { Letter } from './letters.state.js';

/** How long a process may take before another takes over, and how long a failed attempt waits: matters of machines, not of the law. */
const RENDERING_MS = 120_000;
const SENDING_MS = 180_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** After so many attempts the electronic way has failed for good, and paper takes over. */
export const MOST_ATTEMPTS = 12;

const after = (now: Instant, ms: number): Instant => toInstant(toDate(now).getTime() + ms);

export const renderingEnds = (now: Instant): Instant => after(now, RENDERING_MS);
export const sendingEnds = (now: Instant): Instant => after(now, SENDING_MS);
/** Doubles with each try: 5 s, 10 s … one hour. */
export const nextTry = (now: Instant, tries: number): Instant =>
  after(now, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1)));

/** Who holds which try of a letter: the guard of its outcome. */
export const claimName = (letter: Letter, what: 'render' | Channel, tries: number): string => `${letter.id}/${what}/${tries}`;
