import type { CalendarEdition, Directory } from '@huiyin/kernel';

/** The sample city before the holidays of October were published: what the services read now is a newer edition. */
export const withOlderEdition = (directory: Directory): Directory => {
  const key = 'nation/2026';
  const current = directory.calendars.get(key);
  if (current === undefined) throw new RangeError(`the directory has no calendar ${key}`);
  const older: CalendarEdition = {
    ...current,
    edition: current.edition - 1,
    days: current.days.filter(({ date }) => !date.startsWith('2026-10')),
  };

  return { ...directory, calendars: new Map([...directory.calendars, [key, older]]) };
};
