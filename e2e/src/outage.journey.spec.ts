import { brokenInvariants, isStuck, missingOf, readExpectedEnds, STORIES, type SeenRow } from '@huiyin/tools';
import { MongoClient } from 'mongodb';
import { shanghai } from '@huiyin/testing/domain';

import { letters } from './letters-of-row.js';
import { away, killed } from './outages.js';
import { playCity, type PlayedCity } from './played-city.js';

/** Rows whose stories end, or are well under way, within six weeks; nobody is late in them. */
const ROWS = [4, 6, 8, 10, 11, 16, 17, 18, 22, 28, 29];
const SIX_WEEKS = shanghai('2026-09-16T09:00');
/** Letters that say that somebody is late. */
const OVERDUE = ['L20', 'L21', 'L23', 'L24', 'L25'];

/** Each service on a machine in another part of the world: lawful dates are those of Shanghai all the same. */
const ZONES = {
  intake: 'America/New_York',
  supervision: 'Pacific/Kiritimati',
  hearing: 'Europe/London',
  archive: 'Asia/Kolkata',
  notify: 'Pacific/Pago_Pago',
} as const;

let played: PlayedCity;

/** Intake dies while the offices pass matters on; hearing is away for three days, in which opinions are issued and served. */
beforeAll(async () => {
  played = await playCity(
    (stage) => ({
      stories: STORIES.map((story) => ({ ...story, threads: story.threads.filter(({ row }) => ROWS.includes(row)) })),
      until: SIX_WEEKS,
      events: [
        ...away(stage, 'hearing', ['2026-08-12T09:00', '2026-08-15T09:00']),
        killed(stage, 'intake', '2026-08-12T10:00'),
        killed(stage, 'supervision', '2026-08-20T10:00'),
      ],
    }),
    ZONES,
  );
}, 600_000);
afterAll(() => played?.close());

describe('journey 8: a service is killed, another is away for three days, each stands in another time zone', () => {
  it('every row ends as without it', async () => {
    const expected = (await readExpectedEnds()).filter(({ row }) => ROWS.includes(row));
    const missing = expected.map(({ row, end }) => ({ row, missing: missingOf(end, played.row(row), played.rows) }));

    expect(expected).toHaveLength(ROWS.length);
    expect(missing.filter((one) => one.missing.length > 0)).toEqual([]);
    expect(played.rows.filter(isStuck)).toEqual([]);
  });

  it('nobody is told to be late who is not', () => {
    const late = (seen: SeenRow): boolean => letters(seen, ...OVERDUE).length > 0 || seen.filed.some(({ event }) => event === 'DutyMissed');

    expect(played.rows.filter(late).map(({ row }) => row)).toEqual([]);
  });

  it('[REG-35a] a right runs from the day of service, also where hearing heard of it days later', () => {
    for (const row of [10, 11]) {
      const right = played.row(row).supervision?.clocks.find(({ timer }) => timer === 'T-REVIEW-REQ');
      expect([row, right?.state, right?.lastDay]).toEqual([row, 'lapsed', '2026-09-14']);
    }
  });

  it('every letter was made once, and every mail sent once', () => {
    const numbers = played.rows.flatMap((seen) => seen.letters.flatMap(({ number }) => (number === undefined ? [] : [number])));
    const mails = played.own.system.mail.mails.map(({ content }) => content.messageId);

    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(mails).size).toBe(mails.length);
  });

  it('nothing is parked, waiting or unsent, and every state is the fold of its history', async () => {
    const client = await MongoClient.connect(played.own.mongodbUri);
    const broken = await brokenInvariants({ client, prefix: played.own.prefix }).finally(() => client.close());

    expect(broken).toEqual([]);
  });
});
