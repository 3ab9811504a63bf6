import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { calendarEditions } from './calendar-editions.js';

interface Published {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

const published = (year: number): Published =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`chinese-days/dist/years/${year}.json`), 'utf8')) as Published;

const named = (days: Readonly<Record<string, string>>) => Object.entries(days).map(([date, name]) => [date, name.split(',')[1]]);

describe("the nation's working calendars", () => {
  it.each([2025, 2026])('of %i are the days that chinese-days has from the notice', (year) => {
    const { days, provisional } = calendarEditions().find((edition) => edition.year === year)!;
    const { holidays, workdays } = published(year);

    expect(provisional).toBe(false);
    expect(days.filter((day) => day.kind === 'holiday').map((day) => [day.date, day.name])).toEqual(named(holidays).sort());
    expect(days.filter((day) => day.kind === 'workday').map((day) => [day.date, day.name.replace('调休', '')])).toEqual(
      named(workdays).sort(),
    );
  });

  it('of 2027 is provisional: chinese-days does not have it yet, so a new edition is due when it does', () => {
    expect(calendarEditions().find((edition) => edition.year === 2027)?.provisional).toBe(true);
    expect(() => published(2027)).toThrow();
  });
});
