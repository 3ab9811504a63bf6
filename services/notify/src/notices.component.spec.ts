import { HearingClocks, IntakeClocks, PetitionRegistered, SAMPLE_CLOCK, SupervisionClocks, type EventDefinition } from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import { asOrgId, type Clock, type ClockEntry, type LocalDate, type Withheld } from '@huiyin/kernel';
import { fsck } from '@huiyin/records';
import { eventually, MailCatcher, sampleActor, serviceScene, type ServiceScene } from '@huiyin/testing';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { LETTERS, NOTIFY_KINDS } from './aggregates.js';
import { NotifyModule } from './notify.module.js';

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
    const { id, tell } = await matter();
    const data = { ...IntakeClocks.DeadlineWarned.sample, withheld: OPEN } as never;
    for (const sequence of [7, 7, 7]) await scene.teller.tell(IntakeClocks.DeadlineWarned, { subject: id, data, sequence });
    await tell(HearingClocks.DutyMissed);

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
