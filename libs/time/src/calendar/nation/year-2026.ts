import type { CalendarEdition } from '@huiyin/kernel';
import { toLocalDate } from '../../local-date.js';
import { specialDays } from './holiday.js';

export const YEAR_2026: CalendarEdition = {
  region: 'nation',
  year: 2026,
  edition: 1,
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  issued: toLocalDate('2025-11-04'),
  provisional: false,
  days: specialDays([
    { name: '元旦', from: '2026-01-01', to: '2026-01-03', work: ['2026-01-04'] },
    { name: '春节', from: '2026-02-15', to: '2026-02-23', work: ['2026-02-14', '2026-02-28'] },
    { name: '清明', from: '2026-04-04', to: '2026-04-06' },
    { name: '劳动节', from: '2026-05-01', to: '2026-05-05', work: ['2026-05-09'] },
    { name: '端午', from: '2026-06-19', to: '2026-06-21' },
    { name: '中秋', from: '2026-09-25', to: '2026-09-27' },
    { name: '国庆节', from: '2026-10-01', to: '2026-10-07', work: ['2026-09-20', '2026-10-10'] },
  ]),
};
