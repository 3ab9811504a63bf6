import { missingOf, brokenInvariants, isStuck, readExpectedEnds, type SeenRow } from '@huiyin/tools';
import { MongoClient } from 'mongodb';

import { bagOf } from './bag-of.js';
import { days } from './days.js';
import { letters, timesOf } from './letters-of-row.js';
import { playCity, type PlayedCity } from './played-city.js';
import { unseenBy, type Probe } from './unseen-by.js';

/** 清河区住房和城乡建设局 is the unit of row 6; 综合行政执法局 with its squad that of row 5. */
const REPORTED = [
  { row: 6, staff: ['q-zjj:head', 'q-zjj:registrar', 'q-zjj:undertaker-1'] },
  { row: 5, staff: ['q-cgj:head', 'q-cgj:registrar', 'q-cgj-1:head'] },
];

let played: PlayedCity;
const probes: Probe[] = [];

beforeAll(async () => {
  played = await playCity(({ city }) => ({ events: unseenBy(city, REPORTED, (probe) => probes.push(probe)) }));
}, 900_000);
afterAll(() => played?.close());

const row = (n: number): SeenRow => played.row(n);
const filed = (n: number): readonly string[] => row(n).filed.map(({ event }) => event);

describe('journey 1: heating pipes, answered late (rows 1 and 9)', () => {
  it('[S0-19] is reminded twice, each after its three days, then [REG-40a] the leader gives notice', () => {
    const { filed: items } = row(1);
    const steps = items.filter(({ event }) => ['ReminderIssued', 'NoticeProposed', 'NoticeIssued'].includes(event));

    expect(steps.map(({ event }) => event)).toEqual(['ReminderIssued', 'ReminderIssued', 'NoticeProposed', 'NoticeIssued']);
    expect(letters(row(1), 'L20')).toHaveLength(2);
    expect(letters(row(1), 'L21')).toEqual([
      expect.objectContaining({ issuer: 'q-xfj', addressee: { kind: 'organisation', org: 'q-zjj' } }),
    ]);
  });

  it('[REG-34b] [INV-2] is not extended once the limit has passed', () => {
    expect(row(1).refusals).toEqual(['petition.extension-too-late']);
    expect(filed(1)).not.toContain('HandlingExtended');
  });

  it('[REG-32] gets its opinion by mail, served the same day', () => {
    const [opinion] = letters(row(1), 'L09');
    const mails = played.own.system.mail.mailsTo('p001@example.org');

    expect(opinion?.service).toMatchObject({ stage: 'served', servedOn: opinion?.issuedOn });
    expect(mails.flatMap(({ content }) => content.attachments.map(({ contentType }) => contentType))).toContain('application/pdf');
  });

  it('[S0-24] [INV-9] the item is closed after six checks, the petitioner is satisfied, nothing is followed up', () => {
    expect(filed(1)).toEqual(expect.arrayContaining(['FeedbackRecorded', 'ItemExamined', 'ItemClosed', 'EvaluationGiven']));
    expect(filed(1)).not.toContain('FollowUpOpened');
  });

  it('[REV-10] ends when no review is asked for, and is archived in a package that verifies', async () => {
    const bag = await bagOf(played, 1);

    expect(filed(1)).toEqual(expect.arrayContaining(['RemediesEnded', 'ProcedureEnded', 'OversightEnded']));
    expect(bag.verified).toEqual({ intact: true, faults: [] });
    expect(bag.names).toEqual(expect.arrayContaining(['bagit.txt', 'manifest-sha256.txt', 'data/history.jsonl']));
    expect(bag.names.filter((name) => name.startsWith('data/letters/'))).toHaveLength(timesOf(row(1)).issued);
  });

  it('[INV-16] row 9 is linked, told the state of row 1, and ends with it', () => {
    expect(row(9).petition).toMatchObject({ stage: 'ended', ground: 'linked', links: [{ to: row(1).petition?.id, relation: 'repeat' }] });
    expect(letters(row(9), 'L33')).toEqual([expect.objectContaining({ service: expect.objectContaining({ stage: 'served' }) })]);
  });
});

describe('journey 2: years of service, through all three levels (rows 3 and 25)', () => {
  it('[REG-35a] [REG-36a] review by the city bureau, re-review by the province, each by request in time', () =>
    expect(row(3).review?.requests).toEqual([
      expect.objectContaining({ level: 'review', reviewer: 'c-rsj', stage: 'decided', decided: expect.objectContaining({ outcome: '1' }) }),
      expect.objectContaining({
        level: 're-review',
        reviewer: 'p-rst',
        stage: 'decided',
        decided: expect.objectContaining({ outcome: '2' }),
      }),
    ]));

  it('[INV-4] nobody decides twice on the same matter', () => {
    const deciders = (row(3).review?.requests ?? []).map(({ decided }) => decided?.deciders ?? []);
    const all = [...deciders.flat(), 'q-rsj:head', 'q-rsj:undertaker-1'];

    expect(deciders.map(({ length }) => length)).toEqual([4, 4]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('[S2-13] [REG-36c] [INV-5] the hearing is told, noticed and held, and its time is not counted', () => {
    const clock = row(3).supervision?.clocks.find(({ timer }) => timer === 'T-REREVIEW');
    const at = (event: string): string => row(3).filed.find((item) => item.event === event)?.at ?? '';
    const paused = days(at('HearingNoticed'), at('HearingConcluded'));

    expect(letters(row(3), 'L16', 'L17', 'L19').map(({ code }) => code)).toEqual(['L16', 'L17', 'L19']);
    expect(paused).toBeGreaterThan(7);
    expect(days(at('ReviewRequested'), clock?.lastDay ?? '')).toBeGreaterThanOrEqual(30);
    expect(clock?.state).toBe('met');
  });

  it('[L09] [L14] [L15] the dossier holds all three opinions, each served by hand', async () => {
    const bag = await bagOf(played, 3);
    const opinions = letters(row(3), 'L09', 'L14', 'L15').filter(({ addressee }) => addressee.kind === 'person');

    expect(opinions.map(({ code, service }) => [code, service.way])).toEqual([
      ['L09', '1'],
      ['L14', '1'],
      ['L15', '1'],
    ]);
    expect(bag.verified.intact).toBe(true);
    for (const code of ['L09', 'L14', 'L15']) expect(bag.names.some((name) => name.includes(code))).toBe(true);
  });

  it('[INV-9] not satisfied with the agency: one follow-up per duty holder', () =>
    expect(filed(3).filter((event) => event === 'FollowUpOpened' || event === 'FollowUpRecorded')).toHaveLength(4));

  it('[INV-16] row 25 asks for re-review before any review exists, and is told where row 3 stands', () => {
    expect(row(25).petition).toMatchObject({ links: [{ to: row(3).petition?.id, relation: 'repeat' }] });
    expect(letters(row(25), 'L33')).toHaveLength(1);
  });
});

describe('journey 3: reports on wrongdoing (rows 5 and 6)', () => {
  it('[INV-6] [ACC-46-5] are never seen by the reported unit, its lower units or staff, in any list or view of any service', () => {
    expect(probes.length).toBeGreaterThan(0);
    expect(probes.filter(({ leaks }) => leaks.length > 0)).toEqual([]);
  });

  it('[INV-6] no letter goes to the reported unit', () => {
    const receivers = [5, 6].flatMap((n) =>
      row(n).letters.map(({ addressee }) => (addressee.kind === 'organisation' ? addressee.org : '')),
    );

    expect(receivers.filter((org) => ['q-zjj', 'q-cgj', 'q-cgj-1'].includes(org))).toEqual([]);
  });

  it('[REG-22b] [REG-23d] go to the discipline body, and are timed no further', () => {
    for (const n of [5, 6]) {
      expect(row(n).petition).toMatchObject({ stage: 'ended', path: [{ from: 'c-xfj', to: 'q-jw' }] });
      expect(row(n).supervision?.clocks.filter(({ state }) => state === 'running')).toEqual([]);
    }
  });

  it('[INV-6] row 5 was for the registering office alone until staff matched the name', () => {
    expect(filed(5).indexOf('ReportedUnitMatched')).toBeLessThan(filed(5).indexOf('PetitionTransferred'));
  });
});

describe('journey 4: the manhole (rows 10, 11, 12)', () => {
  it('[REG-25] the urgent one is reported at once to the government, the joint conference and the upper office', () => {
    const told = letters(row(10), 'L34').map(({ addressee }) => (addressee.kind === 'organisation' ? addressee.org : ''));

    expect(told.sort()).toEqual(['c-xfj', 'q-gov', 'q-lxb']);
    expect(letters(row(11), 'L34')).toEqual([]);
  });

  it('three callers are linked as one problem and answered one by one', () => {
    for (const n of [11, 12]) expect(row(n).petition).toMatchObject({ links: [{ to: row(10).petition?.id, relation: 'same-problem' }] });
    for (const n of [10, 11, 12]) expect(letters(row(n), 'L09')[0]?.service.stage).toBe('served');
  });
});

describe('journey 5: many ways to an end', () => {
  it('[REG-29] a suggestion is adopted and answered (row 4, L11)', () => expect(letters(row(4), 'L11')[0]?.service.stage).toBe('served'));

  it('a court matter is shown the way (row 8, L10)', () => expect(letters(row(8), 'L10')[0]?.service.stage).toBe('served'));

  it('thanks are filed, and no reply is owed (row 18) [INV-1]', () =>
    expect(row(18).petition).toMatchObject({ stage: 'ended', reply: { kind: 'none', reason: 'thanks' } }));

  it('a withdrawal is confirmed (row 28, L36)', () => expect(letters(row(28), 'L36')[0]?.service.stage).toBe('served'));

  it('[REG-34b] an extension in time moves the last day (row 14, L08)', () => {
    const clock = row(14).supervision?.clocks.find(({ timer }) => timer === 'T-HANDLE');

    expect(letters(row(14), 'L08')).toHaveLength(1);
    expect(clock?.state).toBe('running');
  });

  it('[REG-23c] an objection in time is agreed and the matter goes to another body (row 17, L06 both ways)', () => {
    expect(letters(row(17), 'L06').map(({ issuer }) => issuer)).toEqual(['q-zrj', 'q-xfj']);
    expect(row(17).petition?.holder).toBe('q-zjj');
  });

  it('[REG-23c] an objection on the sixth working day is refused: the right has lapsed (row 29)', () => {
    expect(row(29).refusals).toEqual(['petition.objection-too-late']);
    expect(filed(29)).not.toContain('ObjectionRaised');
  });

  it('[T-DEEMED] an agency that keeps silent is deemed to have accepted, and the supervising office tells all thirty (row 27)', () => {
    const told = letters(row(27), 'L33');

    expect(filed(27)).toEqual(expect.arrayContaining(['DutyMissed', 'AcceptanceDeemed']));
    expect(told.every(({ issuer }) => issuer === 'n-xfj')).toBe(true);
    expect(told.flatMap(({ addressee, onBehalfOf }) => [addressee.kind === 'person' ? addressee.person : '', ...onBehalfOf])).toHaveLength(
      30,
    );
    expect(letters(row(27), 'L01')).toEqual([]);
  });
});

describe('journey 7: a wrong date of service (row 12)', () => {
  it('[INV-17] the refusal is withdrawn and replaced when the date is corrected; the dossier has both', () => {
    const [refused, accepted] = letters(row(12), 'L13');

    expect(row(12).refusals).toEqual(['review.late']);
    expect(refused?.standing.stage).toBe('withdrawn');
    expect(accepted?.standing.stage).toBe('stands');
    expect(filed(12)).toEqual(
      expect.arrayContaining([
        'ReviewRefused',
        'ServiceCorrected',
        'RefusalWithdrawn',
        'ReviewAccepted',
        'ProcedureReopened',
        'ReviewDecided',
      ]),
    );
  });

  it('[INV-17] the right to review is counted anew, and the old date stays in the record', () => {
    const right = row(12).supervision?.clocks.find(({ timer }) => timer === 'T-REVIEW-REQ');

    expect(right?.lastDay).toBe('2026-10-08');
    expect(JSON.stringify(row(12).petition)).toContain('"was":"2026-08-17"');
  });
});

describe('after all of them', () => {
  const digestsTo = (address: string) => played.own.system.mail.mailsTo(address).filter(({ content }) => content.attachments.length === 0);

  it('offices were mailed digests at the times of the directory: of what was overdue, and each once', () => {
    const digests = digestsTo('q-zjj@office.example.org');
    const ids = digests.map(({ content }) => content.messageId);

    expect(digests.map(({ content }) => content.subject)).toContainEqual(expect.stringContaining('超期提示'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(digestsTo('leader.q-xfj@office.example.org')).not.toEqual([]);
  });

  it('every row ends as samples/expected.csv says, and none is stuck', async () => {
    const expected = await readExpectedEnds();
    const missing = expected.map(({ row: n, end }) => ({ row: n, missing: missingOf(end, row(n), played.rows) }));

    expect(expected).toHaveLength(40);
    expect(missing.filter((one) => one.missing.length > 0)).toEqual([]);
    expect(played.rows.filter(isStuck)).toEqual([]);
  });

  it('[INV-11] nothing is parked, waiting or unsent, every state is the fold of its history, and no number is missing', async () => {
    const client = await MongoClient.connect(played.own.mongodbUri);
    const broken = await brokenInvariants({ client, prefix: played.own.prefix }).finally(() => client.close());

    expect(broken).toEqual([]);
  });
});
