import { readFile } from 'node:fs/promises';

import { calendarDocument, readDocument, ruleSetDocument, type Reading, type WrittenFault } from '@huiyin/contracts';
import type { CalendarEdition, Directory, RuleScope } from '@huiyin/kernel';
import { editionFaults, editionOfDocument, versionFaults } from '@huiyin/policy';
import { completeRuleSet, statutoryRuleSet } from '@huiyin/time';
import { BadWish } from './bad-wish.js';

const refused = (file: string, faults: readonly WrittenFault[]): BadWish =>
  new BadWish([`${file} is refused:`, ...faults.map(({ field, reason }) => `  ${field}: ${reason}`)].join('\n'));

const opened = async <Form>(file: string, read: (text: string) => Reading<Form>) => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadWish(`${file} cannot be read`);
  });
  const reading = read(text);
  if ('faults' in reading) throw refused(file, reading.faults);

  return reading;
};

/** The directory as it would be with a draft of rules; refused with line and reason where it could not be saved. */
export const withRules = async (directory: Directory, file: string, scope: string): Promise<Directory> => {
  const { document, locate } = await opened(file, (text) => readDocument(ruleSetDocument, text));
  const region = (document.region ?? scope) as RuleScope;
  const others = directory.ruleSets.get(region) ?? [];
  const written = { ...document, region, version: Math.max(0, ...others.map(({ version }) => version)) + 1 };
  const faults = versionFaults(written, others, directory);
  if (faults.length > 0)
    throw refused(
      file,
      faults.map(({ path, reason }) => ({ field: locate(path), reason })),
    );

  return { ...directory, ruleSets: new Map([...directory.ruleSets, [region, [...others, completeRuleSet(written, statutoryRuleSet())]]]) };
};

/** The directory as it would be with a draft of a calendar edition. */
export const withCalendar = async (directory: Directory, file: string, scope: string): Promise<Directory> => {
  const { document, locate } = await opened(file, (text) => readDocument(calendarDocument, text));
  const region = (document.region ?? scope) as CalendarEdition['region'];
  const { year } = document;
  if (year === undefined) throw refused(file, [{ field: 'year', reason: 'which year is it the calendar of?' }]);
  const edition = (directory.calendars.get(`${region}/${year}`)?.edition ?? 0) + 1;
  const drafted = editionOfDocument(document, { region, year, edition });
  const faults = editionFaults(drafted, document);
  if (faults.length > 0)
    throw refused(
      file,
      faults.map(({ path, reason }) => ({ field: locate(path), reason })),
    );

  return { ...directory, calendars: new Map([...directory.calendars, [`${region}/${year}`, drafted]]) };
};
