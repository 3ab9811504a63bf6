import type { CalendarEdition } from '@huiyin/kernel';
import { YEAR_2025 } from './nation/year-2025.js';
import { YEAR_2026 } from './nation/year-2026.js';
import { YEAR_2027 } from './nation/year-2027.js';

/**
 * The nation's working calendars this software comes with; a later edition is published through the directory. Written down here and
 * compared with chinese-days in the tests: at run time that library builds its tables in the machine's time zone, a day off in America.
 */
export const calendarEditions = (): readonly CalendarEdition[] => [YEAR_2025, YEAR_2026, YEAR_2027];
