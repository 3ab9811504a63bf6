import { dayOf } from '@huiyin/time';
import type { Instant } from '@huiyin/kernel';

const CLASSES = ['140300', '050100', '140100'];

/** A petition of somebody who does not exist; every third has no mail box. */
export const petitionOf = (number: number, now: Instant): object => ({
  registeredBy: 'c-xfj',
  receivedAt: now,
  petitionDate: dayOf(now),
  form: '03',
  purpose: '03',
  contentClass: CLASSES[number % CLASSES.length],
  region: '990102',
  peopleCount: 1,
  title: `小区供热管道老化（第${number}件）`,
  content: '去年冬天室温不到十四度，多次报修只是临时堵漏，请求更换管网。',
  petitioners: [
    {
      name: `居民${number}`,
      phone: `199${String(number).padStart(8, '0')}`,
      address: `云州市清河区和平街道光明路${number}号`,
      ...(number % 3 === 0 ? {} : { email: `r${number}@example.org` }),
    },
  ],
});

/** What offices write. */
export const WORDS = {
  acceptance: { reason: 'none-of-the-other-routes' },
  opinion: {
    request: '请求在今年供暖前更换供热管道。',
    facts: '经现场查勘，管道建成二十余年，腐蚀严重，反映属实。',
    opinion: '支持您的请求。管网更换已列入本年度改造计划。',
    legalBasis: '《信访工作条例》第三十二条第一项',
  },
} as const;
