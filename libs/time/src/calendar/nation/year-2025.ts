import type { CalendarEdition } from '@huiyin/kernel';
import { toLocalDate } from '../../local-date.js';
import { specialDays } from './holiday.js';

export const YEAR_2025: CalendarEdition = {
  region: 'nation',
  year: 2025,
  edition: 1,
  source: '国务院办公厅关于2025年部分节假日安排的通知',
  issued: toLocalDate('2024-11-12'),
  provisional: false,
  days: specialDays([
    { name: '元旦', from: '2025-01-01' },
    { name: '春节', from: '2025-01-28', to: '2025-02-04', work: ['2025-01-26', '2025-02-08'] },
    { name: '清明', from: '2025-04-04', to: '2025-04-06' },
    { name: '劳动节', from: '2025-05-01', to: '2025-05-05', work: ['2025-04-27'] },
    { name: '端午', from: '2025-05-31', to: '2025-06-02' },
    { name: '国庆节', from: '2025-10-01', to: '2025-10-05', work: ['2025-09-28', '2025-10-11'] },
    { name: '中秋', from: '2025-10-06' },
    { name: '国庆节', from: '2025-10-07', to: '2025-10-08' },
  ]),
};
