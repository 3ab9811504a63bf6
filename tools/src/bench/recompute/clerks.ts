import type { LocalDate } from '@huiyin/kernel';
import { addDays } from '@huiyin/time';

import type { Bearer } from '../../dev/token.js';
import { spreadOf, type Spread } from '../figures/percentile.js';
import { atConstantRate, type Timed } from '../pace/constant-rate.js';

/** Registrations a second: as many as a city's counters have at their busiest. */
const RATE = 20;
const ROUND_SECONDS = 1;
/** Kinds of content, and days on which they were written: a city's petitions are not all about one thing on one day. */
const CLASSES = 9;
const [LAST_DAY, DAYS] = ['2026-08-10' as LocalDate, 60];

export const CLERK: Bearer = { id: 'q-xfj:registrar', org: 'q-xfj', roles: ['registrar'] };

const petition = (number: number): object => ({
  petition: {
    ...{ registeredBy: 'q-xfj', receivedAt: `${LAST_DAY}T09:00:00+08:00`, form: '03', purpose: '03' },
    ...{
      petitionDate: addDays(LAST_DAY, -(Math.floor(number / CLASSES) % DAYS)),
      contentClass: `0${1 + (number % CLASSES)}0100`,
      region: '990102',
      peopleCount: 1,
      title: '路灯不亮',
      content: `第${number}件：门前路灯不亮。`,
    },
    petitioners: [{ name: `测试${number}`, phone: `199${String(number).padStart(8, '0')}` }],
  },
});

interface Counter {
  readonly url: string;
  readonly token: string;
}

/** Clerks who register petitions at a constant rate while something else goes on; how long each waited for the answer. */
export class Clerks {
  readonly refusals: string[] = [];
  #number = 0;

  constructor(private readonly counter: Counter) {}

  async while(work: Promise<unknown>): Promise<Spread> {
    let isOver = false;
    const over = (): void => void (isOver = true);
    void work.then(over, over);
    const calls: Timed<void>[] = [];
    while (!isOver) calls.push(...(await this.round()));

    return spreadOf(calls.map(({ ms }) => ms));
  }

  private round(): Promise<readonly Timed<void>[]> {
    return atConstantRate({ perSecond: RATE, count: RATE * ROUND_SECONDS }, () => this.register());
  }

  private async register(): Promise<void> {
    this.#number += 1;
    const response = await fetch(`${this.counter.url}/petitions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.counter.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(petition(this.#number)),
    });
    const text = await response.text();
    if (!response.ok) this.refusals.push(`${response.status} ${text}`);
  }
}
