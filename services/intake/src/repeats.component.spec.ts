import { LetterServed, ProcedureEnded, RemediesEnded, ReviewAccepted, SAMPLE, type PetitionEvent } from '@huiyin/contracts';
import { newId } from '@huiyin/host';
import { asOrgId, asStaffId, type LocalDate } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import { eventually } from '@huiyin/testing/domain';
import { linkByReference } from './domain/petition/decisions/link-petition.js';
import type { Petition, Registered } from './domain/petition/state/petition.js';
import { earlierMatterOf } from './queries/earlier-matters.js';
import { IntakeScene } from './testing/intake-scene.js';

let intake: IntakeScene;
const PATIENCE = { within: 30_000 };
const OPEN = { scope: 'none', seq: 0 } as const;

const petitions = () => intake.service.platform.records[0] as unknown as Records<Petition, PetitionEvent>;
const stage = async (id: string) => (await petitions().get(id))?.state.stage;
const reaches = (id: string, expected: Petition['stage']) => eventually(async () => expect(await stage(id)).toBe(expected), PATIENCE);
const lastEnd = (id: string) => intake.petitions.events.findLast(({ subject, type }) => subject === id && type === 'ProcedureEnded');

const registered = async (phone: string): Promise<string> => {
  const petition = {
    ...{ registeredBy: 'q-xfj', receivedAt: '2026-08-20T10:00:00+08:00', petitionDate: '2026-08-20', form: '02', purpose: '03' },
    ...{ contentClass: '140200', region: '990102', peopleCount: 1, title: '楼道灯不亮', content: '光明路三号楼楼道灯不亮。' },
    petitioners: [{ name: '某人', phone, address: '清河区光明路3号' }],
    ...{ firstTime: true, publicConsent: true },
  };
  const answer = await intake.ask('/petitions', 'q-xfj:registrar', { body: { petition } });
  expect(answer).toMatchObject({ status: 201 });

  return String(answer.body['id']);
};

const done = async (id: string, [name, as]: readonly [string, string], body: object) =>
  expect(await intake.command(id, { name, as }, body)).toMatchObject({ status: 200 });

const served = (id: string, code: string, ref: string) =>
  intake.scene.teller.tell(LetterServed, {
    subject: id,
    data: {
      ...LetterServed.sample,
      ...{ letterId: `${code}/p1`, code, persons: ['p1'], servedOn: '2026-08-21' as LocalDate, ref, withheld: OPEN },
    },
  });

/** A matter whose opinion was served, and no right to review is left. */
const closed = async (phone: string): Promise<string> => {
  const id = await registered(phone);
  const responsible = { leader: 'q-zjj:head', undertaker: 'q-zjj:undertaker-1' };
  await done(id, ['transfer', 'q-xfj:registrar'], { to: 'q-zjj' });
  await done(id, ['acceptance', 'q-zjj:undertaker-1'], { route: 6, reason: 'within-its-power', ...responsible });
  await done(id, ['opinion', 'q-zjj:head'], { outcome: '1', request: '修灯', facts: '属实', opinion: '支持', legalBasis: '第三十二条' });
  await served(id, 'L09', 'o1');
  await reaches(id, 'closed');

  return id;
};

const ended = async (id: string): Promise<void> => {
  await intake.scene.teller.tell(RemediesEnded, {
    subject: id,
    data: { ground: 'no-request-in-time', endedAt: SAMPLE.later, withheld: OPEN },
  });
  await reaches(id, 'ended');
};

beforeAll(async () => {
  intake = await IntakeScene.open('intake-repeats');
  for (const file of ['dictionaries.yaml', 'directory.yaml', 'staff.yaml'])
    expect(await intake.put(file)).toMatchObject({ status: 200, body: { isRead: true } });
  intake.scene.setClock('2026-08-20T12:00');
}, 180_000);

afterAll(async () => intake?.close(), 60_000);

describe('the end of a matter and its repeats (INV-16)', () => {
  it('[REGR] told again, it ends no repeat that was linked later: the matter runs again, and its repeat with it', async () => {
    const main = await closed('19900008801');
    await ended(main);
    await eventually(() => expect(lastEnd(main)).toBeDefined(), PATIENCE);
    const end = lastEnd(main)!;
    await intake.scene.teller.tell(ReviewAccepted, {
      subject: main,
      data: { ...ReviewAccepted.sample, forCause: 'illness', withheld: OPEN },
    });
    await reaches(main, 'closed');
    const repeat = await registered('19900008802');
    await done(repeat, ['links', 'q-xfj:registrar'], { to: main, relation: 'repeat' });
    await served(repeat, 'L33', 'L33');
    await reaches(repeat, 'closed');

    await intake.scene.teller.tell(ProcedureEnded, { subject: main, sequence: end.sequence, data: end.data as never });
    await eventually(
      async () =>
        expect((await petitions().collection.findOne({ _id: repeat }))?.heard).toMatchObject({ [`intake_${main}`]: end.sequence }),
      PATIENCE,
    );
    expect(await stage(repeat)).toBe('closed');

    await ended(main);
    await reaches(repeat, 'ended');
  }, 90_000);

  it('[REGR] a repeat that was being linked while the matter ended ends too', async () => {
    const main = await closed('19900008803');
    const seen = (await petitions().get(main))!;
    const repeat = await registered('19900008804');
    await ended(main);
    await eventually(() => expect(lastEnd(main)).toBeDefined(), PATIENCE);

    const earlier = earlierMatterOf({ ...seen, state: seen.state as Registered });
    const command = { id: repeat, cause: newId(), correlation: newId(), digest: 'd', actor: { id: 'system', org: 'system', roles: [] } };
    expect(await petitions().change(command as never, linkByReference(earlier))).toMatchObject({ kind: 'recorded' });
    await served(repeat, 'L33', 'L33');

    await reaches(repeat, 'ended');
  }, 90_000);
});

describe('what everybody may read', () => {
  const results = async (query = '') =>
    (await intake.ask(`/public/results${query}`, undefined)).body as { items: { id: string; text: string }[]; next?: string };
  const text = (words: string) => ({ title: '楼道照明', text: words, basis: '物业管理条例' });

  it('[S3-09] [INV-6] a result that was masked and approved by a second person, until it is taken back or withheld', async () => {
    const [first, second, third] = [await closed('19900007001'), await closed('19900007002'), await closed('19900007003')];
    for (const words of ['请拨19900007001', '某人反映', '光明路3号已修']) {
      expect(await intake.command(first, { name: 'result', as: 'q-xfj:registrar' }, text(words))).toMatchObject({
        status: 409,
        body: { code: 'petition.text-not-masked' },
      });
    }
    for (const id of [first, second, third]) await done(id, ['result', 'q-xfj:registrar'], text(`楼道灯已修好（${id.slice(-2)}）。`));
    expect((await results()).items).toEqual([]);
    for (const id of [first, second, third]) await done(id, ['result/approval', 'q-xfj:head'], {});

    const page = await results('?limit=2');
    expect(page.items.map((item) => item.text)).toEqual([third, second].map((id) => `楼道灯已修好（${id.slice(-2)}）。`));
    expect((await results(`?limit=2&after=${page.next ?? ''}`)).items).toHaveLength(1);
    expect(JSON.stringify(await results())).not.toMatch(new RegExp(`${first}|XF9901|某人|1990000700`));

    await done(second, ['result/withdrawal', 'q-xfj:head'], { reason: '表述有误' });
    const all = intake.service.platform.connection.collection<{ readonly _id: string }>('petitions');
    await all.updateOne({ _id: third }, { $set: { 'state.withheld.scope': 'from' } });
    expect((await results()).items).toHaveLength(1);
    expect((await intake.ask('/public/results?after[$gt]=1', undefined)).status).toBe(400);
  }, 90_000);

  it('[S0-26] consent to electronic service is revoked at the counter, and nobody else’s is touched', async () => {
    const id = await registered('19900007010');
    const consents = (as: string, body: object) => intake.command(id, { name: 'consents', as }, body);

    expect(await consents('q-xfj:registrar', { by: 'p1', consents: ['mail'], way: '02' })).toMatchObject({
      status: 409,
      body: { code: 'petition.no-mail-address' },
    });
    expect((await consents('q-xfj:registrar', { by: 'p1', consents: ['fax'], way: '02' })).status).toBe(400);
    expect((await consents('q-zjj:head', { by: 'p1', consents: [], way: '02' })).status).toBe(404);
    await done(id, ['consents', 'q-xfj:registrar'], { by: 'p1', consents: [], way: '02' });
    await eventually(
      () =>
        expect(intake.petitions.events.find(({ subject, type }) => subject === id && type === 'ConsentsChanged')?.data).toMatchObject({
          by: 'p1',
          consents: [],
          recordedBy: 'q-xfj',
        }),
      PATIENCE,
    );
  }, 60_000);

  it('[S0-26] [S1-07] consent is changed by the petitioner himself with query code and second factor, and by nobody who guesses', async () => {
    const id = await registered('19900007011');
    const { queryCode: sealed } = ((await petitions().get(id))?.state as Registered).facts;
    const opening = { by: asStaffId('test'), org: asOrgId('test'), purpose: 'test', correlation: 't' };
    const queryCode = await intake.service.platform.vault.open(id, sealed!, opening);
    const change = (body: object) =>
      intake.ask('/public/petitions/consents', undefined, { body: { queryCode, lastFour: '7011', ...body } });
    const changes = () => intake.petitions.events.filter(({ subject, type }) => subject === id && type === 'ConsentsChanged');

    expect(await change({ consents: [], lastFour: '7012' })).toMatchObject({ status: 404 });
    expect((await change({ consents: ['fax'] })).status).toBe(400);
    expect((await change({ consents: [], by: 'p1' })).status).toBe(400);
    expect(await change({ consents: ['mail'] })).toMatchObject({ status: 409, body: { code: 'petition.no-mail-address' } });
    expect(await change({ consents: ['sms'] })).toMatchObject({ status: 200, body: { consents: ['sms'] } });
    expect(await change({ consents: [] })).toMatchObject({ status: 200, body: { consents: [] } });
    await eventually(() => expect(changes().map(({ data }) => data['consents'])).toEqual([['sms'], []]), PATIENCE);
    expect(changes().map(({ data }) => [data['by'], data['recordedBy']])).toEqual([
      ['p1', undefined],
      ['p1', undefined],
    ]);
  }, 60_000);

  it('[S2-29] [S3-06] where the offices are, when they receive people, and for what', async () => {
    const office = { id: 'o-xfj', name: '邻省信访局', kind: 'petition-office', region: '980000', code: '邻信' };
    const desk = { address: '邻省府前街1号', hours: '工作日 9:00–17:00', phone: '0990-1234567', handles: ['来信', '来访', '网上信访'] };
    const put = (body: object) => intake.ask('/directory', 'p-xfj:rule-owner', { method: 'PUT', body });
    expect(await put({ organisations: [{ ...office, desk: { ...desk, phone: '<script>' } }] })).toMatchObject({ status: 400 });
    expect(await put({ organisations: [{ ...office, desk }] })).toMatchObject({ status: 200 });

    const offices = async (region: string) => (await intake.ask(`/public/offices?region=${region}`, undefined)).body['items'];
    await eventually(
      async () => expect(await offices('980000')).toEqual([expect.objectContaining({ name: '邻省信访局', regionName: '邻省', ...desk })]),
      PATIENCE,
    );
    expect((await intake.ask('/public/offices?region=x', undefined)).status).toBe(400);
  }, 60_000);
});
