import type { Instant } from '@huiyin/kernel';
import { addDays, dayOf } from '@huiyin/time';

import { deskOf } from './offices.js';

/** A named petitioner gets letters on paper, one with an address of mail by mail, an anonymous one none. */
export type Naming = 'named' | 'mailed' | 'anonymous';

const CLASSES = ['05', '06', '07', '10', '11', '12', '13', '14', '16'];
const FINE_CLASSES = 90;
/** Petitions of the last weeks: few are of one class, region and day, as in life. */
const DAYS_BACK = 100;

const digits = (n: number, length: number): string => String(n).padStart(length, '0');

const personOf = (n: number, naming: Naming): object => ({
  name: `测试人${n}`,
  phone: `199${digits(n, 8)}`,
  ...(naming === 'mailed' ? { email: `person-${n}@example.org` } : {}),
  address: `样省云州市样街道样路${n}号`,
  representative: false,
});

const contentOf = (n: number): string =>
  `第${n}件：所住小区门前道路自去年冬天起多处破损，雨天积水，老人和学生出行不便，曾多次向物业和街道反映，` +
  '均答复正在联系，至今没有修复。请求有关单位到现场查看，明确由谁负责，并在雨季以前修好。';

/** The nth petition as a platform sends it: an appeal that is answered by a handling opinion. */
export const petitionOf = (n: number, { now, naming }: { readonly now: Instant; readonly naming: Naming }): object => {
  const { office, region } = deskOf(n);

  return {
    registeredBy: office,
    receivedAt: now,
    petitionDate: addDays(dayOf(now), -(n % DAYS_BACK)),
    form: '03',
    purpose: '03',
    contentClass: `${CLASSES[n % CLASSES.length] ?? '05'}${digits(Math.floor(n / CLASSES.length) % FINE_CLASSES, 2)}00`,
    region,
    peopleCount: 1,
    title: `道路破损第${n}件`,
    content: contentOf(n),
    petitioners: naming === 'anonymous' ? [] : [personOf(n, naming)],
    anonymous: naming === 'anonymous',
    firstTime: true,
    publicConsent: true,
  };
};

export const numberOf = (run: string, n: number): string => `${run}${digits(n, 9)}`;
