import {
  DirectoryEntryPublished,
  HearingClocks,
  IntakeClocks,
  NoticeIssued,
  NoticeProposed,
  PetitionRegistered,
  SAMPLE_CLOCK,
  SupervisionClocks,
  type EventDefinition,
} from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import { asOrgId, type Clock, type ClockEntry, type LocalDate, type Withheld } from '@huiyin/kernel';
import { fsck } from '@huiyin/records';
import { eventually, MailCatcher, sampleActor, sampleDirectory, serviceScene, type ServiceScene } from '@huiyin/testing';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { LETTERS, NOTIFY_KINDS } from './aggregates.js';
import { NotifyModule } from './notify.module.js';
import { EventStream } from './testing/event-stream.js';

let scene: ServiceScene;
let notify: BuiltService;
let mail: MailCatcher;
const PATIENCE = { within: 30_000 };
const OPEN: Withheld = { scope: 'none', seq: 0 };
const HOLDER = 'q-zjj:undertaker-1';

beforeAll(async () => {
  [scene, mail] = await Promise.all([serviceScene('notices'), MailCatcher.start()]);
  scene.setClock('2026-08-03');
  const environment = { ...scene.variables, HUIYIN_SMTP_URL: mail.url };
  notify = await buildService({ name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS }, { environment });
  await notify.start();
}, 120_000);

afterAll(async () => {
  await notify.stop();
  await mail.stop();
  await scene.stop();
}, 60_000);

interface Item {
  readonly kind: string;
  readonly matter: string;
  readonly notice?: string;
  readonly timer?: string;
}

const inbox = async (as = HOLDER, query = ''): Promise<{ readonly items: readonly Item[]; readonly next?: string }> => {
  const token = await scene.token(sampleActor(as));

  return (await request(notify.app.getHttpServer()).get(`/inbox?${query}`).set('authorization', `Bearer ${token}`)).body;
};

/** A matter without anybody to write to: its inbox shows what is told of its deadlines alone. */
const matter = async (withheld: Withheld = OPEN) => {
  const id = newId();
  const tell = (definition: EventDefinition, data: object = {}) =>
    scene.teller.tell(definition, { subject: id, data: { ...definition.sample, ...data, withheld } as never });
  const words = await notify.platform.vault.seal(id, '供热管网');
  await tell(PetitionRegistered, { title: words, content: words, queryCode: words, anonymous: true, petitioners: [] });

  return { id, tell };
};

const of = async (id: string, as = HOLDER) => (await inbox(as, 'limit=200')).items.filter((item) => item.matter === id);

const moved = (clock: Clock): Clock => {
  const entry: ClockEntry = {
    ...clock.ledger[0]!,
    ...{ kind: 'recomputed', cause: 'calendar-changed', lastDayBefore: clock.lastDay, lastDay: '2026-10-13' as LocalDate },
  };

  return { ...clock, lastDay: '2026-10-13' as LocalDate, ledger: [...clock.ledger, entry] };
};

describe('notices of deadlines in the inbox', () => {
  it('a recomputed limit, a warning and a miss stand there beside the letters, and no mail goes out', async () => {
    const { id, tell } = await matter();
    await tell(IntakeClocks.ClockChanged, { clock: moved(SAMPLE_CLOCK), change: 'recomputed' });
    await tell(IntakeClocks.DeadlineWarned, { level: 'yellow' });
    await tell(HearingClocks.DeadlineWarned, { level: 'red' });
    await tell(SupervisionClocks.DutyMissed);

    const items = await eventually(async () => {
      const found = await of(id);
      expect(found).toHaveLength(4);

      return found;
    }, PATIENCE);
    const noticeOf = (notice: string) => items.find((item) => item.notice === notice);
    expect(items.map(({ kind }) => kind)).toEqual(['notice', 'notice', 'notice', 'notice']);
    expect(noticeOf('deadline-moved')).toMatchObject({
      ...{ timer: 'T-HANDLE', clock: 'T-HANDLE/q-zjj/1', reason: 'calendar-changed' },
      ...{ lastDayBefore: SAMPLE_CLOCK.lastDay, lastDay: '2026-10-13' },
    });
    expect(noticeOf('deadline-near')).toMatchObject({ timer: 'T-HANDLE', lastDay: SAMPLE_CLOCK.lastDay });
    expect(noticeOf('deadline-missed')).toBeDefined();
    expect(mail.mails).toEqual([]);
  });

  it('a message delivered again tells nobody twice', async () => {
    const { id } = await matter();
    const told = (definition: EventDefinition, sequence: number) =>
      scene.teller.tell(definition, { subject: id, data: { ...definition.sample, withheld: OPEN } as never, sequence });
    for (const sequence of [7, 7, 7]) await told(IntakeClocks.DeadlineWarned, sequence);
    // Behind them on the same topic: when it is there, they were.
    await told(IntakeClocks.DutyMissed, 8);

    await eventually(async () => expect((await of(id)).map(({ notice }) => notice)).toContain('deadline-missed'), PATIENCE);
    expect((await of(id)).filter(({ notice }) => notice === 'deadline-near')).toHaveLength(1);
  });

  it('are for the holder alone, and never about a report on the holder [INV-6]', async () => {
    const open = await matter();
    const hidden = await matter({ scope: 'from', orgs: [asOrgId('q-zjj')], seq: 1 });
    await hidden.tell(IntakeClocks.DeadlineWarned, { level: 'red' });
    await open.tell(IntakeClocks.DeadlineWarned, { level: 'red' });

    await eventually(async () => expect(await of(open.id)).toHaveLength(1), PATIENCE);
    expect(await of(hidden.id)).toEqual([]);
    expect(await of(open.id, 'q-xfj:registrar')).toEqual([]);
  });

  it('a matter that is withheld later takes its notices out of the inbox [INV-6]', async () => {
    const { id, tell } = await matter();
    await tell(IntakeClocks.DeadlineWarned, { level: 'red' });
    await eventually(async () => expect(await of(id)).toHaveLength(1), PATIENCE);
    const withheld: Withheld = { scope: 'from', orgs: [asOrgId('q-zjj')], seq: 9 };
    const data = { ...HearingClocks.ClockChanged.sample, withheld } as never;
    await scene.teller.tell(HearingClocks.ClockChanged, { subject: id, data });

    await eventually(async () => expect(await of(id)).toEqual([]), PATIENCE);
  });

  it('come in pages of matters', async () => {
    const first = await inbox(HOLDER, 'limit=1');
    expect(first.items.length).toBeGreaterThan(0);
    const second = await inbox(HOLDER, `limit=1&after=${first.next ?? ''}`);
    expect(second.items[0]?.matter).not.toBe(first.items[0]?.matter);
  });

  it('leave every record what its history says', async () =>
    expect(await fsck(notify.platform.connection.db as never, LETTERS)).toMatchObject({ faultCount: 0 }));
});

describe('the inbox as it comes', () => {
  const LEADER = 'q-xfj:leader';
  const headers = async (as: string) => ({ authorization: `Bearer ${await scene.token(sampleActor(as))}` });
  const open = async (as: string, last?: number, service = notify): Promise<EventStream> =>
    EventStream.open(`${await service.url()}/inbox/stream`, {
      ...(await headers(as)),
      ...(last === undefined ? {} : { 'last-event-id': String(last) }),
    });
  const ask = async (path: string, body?: object, as = HOLDER) => {
    const asked = request(notify.app.getHttpServer());

    return (body === undefined ? asked.get(`/inbox/${path}`) : asked.post(`/inbox/${path}`).send(body)).set(await headers(as));
  };
  const until = (check: () => void | Promise<void>) => eventually(check, PATIENCE);
  const shown = (stream: EventStream, id: string) => stream.events.filter(({ data }) => data['matter'] === id).map(({ data }) => data);

  it('goes on where a client was, at whichever process it asks again, and none is shown to who must not see it [INV-6]', async () => {
    const first = await open(HOLDER);
    await until(() => expect(first.events).toHaveLength(1));
    const [one, hidden] = [await matter(), await matter({ scope: 'from', orgs: [asOrgId('q-zjj')], seq: 1 })];
    await hidden.tell(IntakeClocks.DeadlineWarned, { level: 'red' });
    await one.tell(IntakeClocks.DeadlineWarned, { level: 'yellow' });
    await until(() => expect(shown(first, one.id)).toMatchObject([{ kind: 'notice', notice: 'deadline-near', level: 'yellow' }]));
    const seen = first.lines.at(-1);
    first.close();

    await one.tell(IntakeClocks.DutyMissed);
    const environment = { ...scene.variables, HUIYIN_SMTP_URL: mail.url };
    const another = await buildService({ name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS }, { environment });
    await another.start();
    const again = await open(HOLDER, seen, another);
    await until(() => expect(shown(again, one.id)).toMatchObject([{ notice: 'deadline-missed' }]));
    await one.tell(HearingClocks.DeadlineWarned, { level: 'red' });
    await until(() => expect(shown(again, one.id)).toHaveLength(2));
    expect(shown(again, hidden.id)).toEqual([]);
    await another.stop();
    await until(() => expect(again.isOver).toBe(true));
  }, 90_000);

  it('an approval to give comes to those who can give it, until it was given', async () => {
    const [leader, clerk] = [await open(LEADER, 0), await open('q-xfj:registrar', 0)];
    const { id, tell } = await matter();
    await tell(NoticeProposed, { itemId: 'q-zjj/1', body: 'q-zjj', supervisor: 'q-xfj' });
    await until(() => expect(shown(leader, id)).toMatchObject([{ kind: 'task', task: 'approve-notice', ref: 'q-zjj/1' }]));
    expect(shown(clerk, id)).toEqual([]);
    const tasks = async () => (await ask('entries', undefined, LEADER)).body.items.filter((item: Item) => item.matter === id);
    expect(await tasks()).toHaveLength(1);
    const demand = await notify.platform.vault.seal(id, '限期办理');
    await tell(NoticeIssued, { itemId: 'q-zjj/1', body: 'q-zjj', supervisor: 'q-xfj', demand });
    await until(async () => expect(await tasks()).toEqual([]));
    await until(async () => expect((await ask('entries')).body.items).toContainEqual(expect.objectContaining({ matter: id, code: 'L21' })));
    leader.close();
    clerk.close();
  }, 60_000);

  it('each marks for himself what he has read', async () => {
    const { body } = await ask('entries?limit=200');
    const [newest] = body.items as readonly { readonly entry: number; readonly read: boolean }[];
    expect(newest?.read).toBe(false);
    const before = (await ask('unread')).body.count;
    expect((await ask('read', { entries: [newest?.entry] })).body.count).toBe(before - 1);
    expect((await ask('unread', undefined, 'q-zjj:head')).body.count).toBe(before);
    expect((await ask('entries?limit=200&unread=true')).body.items).toHaveLength(before - 1);
    expect((await ask('unread', { entries: [newest?.entry] })).body.count).toBe(before);
  });

  it('needs a token, and ids of its own', async () => {
    expect((await request(notify.app.getHttpServer()).get('/inbox/stream')).status).toBe(401);
    const refused = request(notify.app.getHttpServer())
      .get('/inbox/stream')
      .set(await headers(HOLDER));
    expect((await refused.set('last-event-id', '1 OR 1')).status).toBe(400);
    expect((await ask('read', { entries: [{ $gt: 0 }] })).status).toBe(400);
    expect((await ask('entries?before=-1')).status).toBe(400);
  });
});

describe('the digest of an office', () => {
  it('[INV-6] comes once at the time that the directory names, with what is new and not hidden; nothing else is mailed', async () => {
    const ADDRESS = 'q-scj@office.example.org';
    const office = sampleDirectory().organisations.get(asOrgId('q-scj'));
    const value = { ...office, email: ADDRESS, notices: { digestAt: ['08:30'], quiet: { from: '20:00', until: '07:30' } } };
    const data = { entity: 'organisation', id: 'q-scj', version: 1_000, value };
    await scene.teller.tell(DirectoryEntryPublished, { subject: 'organisation/q-scj', data } as never);
    const marks = () => notify.platform.connection.collection<{ readonly _id: string }>('digestMarks').find({}).toArray();
    await eventually(async () => expect((await marks()).map(({ _id }) => _id)).toEqual(['office/q-scj']), PATIENCE);

    const held: Clock = { ...SAMPLE_CLOCK, id: 'T-HANDLE/q-scj/1', holder: { kind: 'organisation', org: asOrgId('q-scj') } };
    const [open, hidden] = [await matter(), await matter({ scope: 'from', orgs: [asOrgId('q-scj')], seq: 1 })];
    await hidden.tell(IntakeClocks.DutyMissed, { clock: held });
    await open.tell(IntakeClocks.DeadlineWarned, { clock: held, level: 'red' });
    await open.tell(IntakeClocks.DutyMissed, { clock: held });
    const arrived = async () => {
      const headers = { authorization: `Bearer ${await scene.token(sampleActor('q-scj:head'))}` };
      const { body } = await request(notify.app.getHttpServer()).get('/inbox/entries').set(headers);

      return (body.items as readonly Item[]).map((item) => item.matter);
    };
    await eventually(async () => expect(await arrived()).toEqual([open.id, open.id]), PATIENCE);
    expect(mail.mailsTo(ADDRESS)).toEqual([]);

    scene.setClock('2026-08-03T08:31');
    await eventually(() => expect(mail.mailsTo(ADDRESS)).toHaveLength(1), PATIENCE);
    const content = mail.mailsTo(ADDRESS)[0]?.content;
    expect(content?.subject).toContain('超期1项');
    expect(content?.text).not.toContain('红色预警');
    scene.setClock('2026-08-03T19:00');
    await eventually(async () => expect(await marks()).toMatchObject([{ upTo: 2 }]), PATIENCE);
    expect(mail.mailsTo(ADDRESS)).toHaveLength(1);
  }, 90_000);

  it('is what each member of staff wishes, but for overdue duties', async () => {
    const token = await scene.token(sampleActor(HOLDER));
    const wish = (body: object) =>
      request(notify.app.getHttpServer()).put('/inbox/preferences').set('authorization', `Bearer ${token}`).send(body);

    expect((await wish({ subscription: 'overdue', language: 'en' })).body).toEqual({ subscription: 'overdue', language: 'en' });
    expect((await wish({ subscription: 'none' })).status).toBe(400);
    expect((await wish({ subscription: 'all', $set: 1 })).status).toBe(400);
  });
});
