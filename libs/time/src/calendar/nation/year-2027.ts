import type { CalendarEdition } from '@huiyin/kernel';
import { toLocalDate } from '../../local-date.js';
import { specialDays } from './holiday.js';

/** The notice for 2027 is not out: only the days that 全国年节及纪念日放假办法 fixes for every year; no bridges, no make-up days. */
export const YEAR_2027: CalendarEdition = {
  region: 'nation',
  year: 2027,
  edition: 1,
  source: '全国年节及纪念日放假办法 (2024)',
  issued: toLocalDate('2024-11-10'),
  provisional: true,
  days: specialDays([
    { name: '元旦', from: '2027-01-01' },
    { name: '春节', from: '2027-02-05', to: '2027-02-08' },
    { name: '清明', from: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-02' },
    { name: '端午', from: '2027-06-09' },
    { name: '中秋', from: '2027-09-15' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-03' },
  ]),
};
