import type { SeenRow } from './seen-row.js';

/** Whether an event of this name is in the dossier. */
export const happened = (seen: SeenRow, event: string): boolean => seen.filed.some((item) => item.event === event);
export const isEnded = (seen: SeenRow): boolean => seen.supervision?.procedure === 'ended';
export const hasOpenClock = (seen: SeenRow): boolean =>
  (seen.supervision?.clocks ?? []).some(({ state }) => state === 'running' || state === 'paused');
export const wasIssued = (seen: SeenRow, code: string): boolean =>
  seen.letters.some((letter) => letter.code === code && letter.issuedOn !== undefined);
export const wasServed = (seen: SeenRow, code: string): boolean =>
  seen.letters.some((letter) => letter.code === code && letter.service.stage === 'served');
export const idOf = ({ registration }: SeenRow): string => (registration.outcome === 'refused' ? '' : registration.id);
export const isLinkedTo = (seen: SeenRow, row: string | undefined, all: readonly SeenRow[]): boolean => {
  const main = all.find((other) => String(other.row) === row);

  return main !== undefined && (seen.petition?.links ?? []).some(({ to }) => to === idOf(main));
};
export const before = (seen: SeenRow, first: string, second: string): boolean => {
  const events = seen.filed.filter(({ service }) => service === 'intake').sort((a, b) => a.sequence - b.sequence);
  const [a, b] = [first, second].map((name) => events.findIndex(({ event }) => event === name));

  return a !== undefined && b !== undefined && a >= 0 && a < b;
};
export const reviewed = (seen: SeenRow, level: string, outcome: string): boolean =>
  (seen.review?.requests ?? []).some((request) => request.level === level && request.decided?.outcome === outcome);
export const refusedAs = (seen: SeenRow, ...codes: readonly string[]): boolean =>
  seen.registration.outcome === 'refused' && (codes.includes(seen.registration.code) || codes.includes(seen.registration.field ?? ''));

/** 卡住: not ended, and nobody's time runs. */
export const isStuck = (seen: SeenRow): boolean => seen.registration.outcome === 'registered' && !isEnded(seen) && !hasOpenClock(seen);
