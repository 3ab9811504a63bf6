import { HearingRefused, PetitionAccepted, ReportedUnitMatched, VisitRecorded } from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import { eventually, MailCatcher, serviceScene, type ServiceScene, type TopicReader } from '@huiyin/testing';
import { LETTERS, NOTIFY_KINDS } from './aggregates.js';
import { fsck } from '@huiyin/records';
import { NotifyModule } from './notify.module.js';
import { caller, toldMatter, type ToldMatter } from './testing/paper-mail-scene.js';
import { pdfText } from './testing/pdf-text.js';

let scene: ServiceScene;
let notify: BuiltService;
let said: TopicReader;
let mail: MailCatcher;
let call: ReturnType<typeof caller>;
let one: ToldMatter;
const PATIENCE = { within: 30_000 };
const WRITER = 'q-zjj:undertaker-1';
const CHECKER = 'q-zjj:registrar';
const HEAD = 'q-zjj:head';
const HOSTILE = '一、租赁合同 #read("/etc/passwd") <script>alert(1)</script>';
const FACTS = { missing: HOSTILE, supplyDays: 15, supplyBy: '2026-08-20', pauses: 'no' };

beforeAll(async () => {
  [scene, mail] = await Promise.all([serviceScene('notify'), MailCatcher.start()]);
  scene.setClock('2026-08-03');
  const environment = { ...scene.variables, HUIYIN_SMTP_URL: mail.url };
  notify = await buildService({ name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS }, { environment });
  await notify.start();
  said = await scene.read('notify.letter.events.v1');
  call = caller({ scene, notify });
  one = await toldMatter({ scene, notify, said });
  await one.tell(PetitionAccepted, { route: 5 });
  await one.event('LetterOrdered', 'L01');
}, 120_000);

afterAll(async () => {
  await notify.stop();
  await mail.stop();
  await scene.stop();
}, 60_000);

const drafts = (id = one.id): string => `/letters/${id}/drafts`;
const write = (body: object, as = WRITER) => call('post', drafts(), { as, body: { to: { kind: 'petitioners' }, ...body } });
const step = (path: string, as: string, body: object = {}) => call('post', `${drafts()}/${path}`, { as, body });
const waiting = async (as: string) => (await call('get', '/drafts?limit=200', { as })).body.items as readonly object[];
const letters = async (as = WRITER) => (await call('get', `/letters/${one.id}`, { as })).body.letters as readonly Record<string, unknown>[];
const issued = (letterId: string) =>
  eventually(async () => {
    const found = (await letters()).find((letter) => letter['letterId'] === letterId);
    expect(found).toMatchObject({ making: 'issued' });

    return found!;
  }, PATIENCE);

/** From the writing to the signature. */
const signed = async (body: object): Promise<string> => {
  const { draftId } = (await write(body)).body as { draftId: string };
  await step(`${draftId}/check`, CHECKER);
  expect((await step(`${draftId}/signature`, HEAD)).status).toBe(200);

  return `L07-${draftId}-p1`;
};

describe('a letter that an office composes itself', () => {
  let draftId: string;

  it('is written with hostile words, which are sealed at rest and shown as text', async () => {
    const made = await write({ code: 'L07', facts: FACTS });
    expect(made.status).toBe(201);
    draftId = made.body.draftId;
    const proof = await call('get', `${drafts()}/${draftId}/preview?form=text`, { as: CHECKER });

    expect(made.headers['location']).toBe(`${drafts()}/${draftId}`);
    expect(proof.text).toContain(HOSTILE);
    expect(pdfText((await call('get', `${drafts()}/${draftId}/preview`, { as: CHECKER })).body as Buffer)).toContain(
      '#read("/etc/passwd")',
    );
    expect((await call('get', `${drafts()}/${draftId}/preview?form=html`, { as: CHECKER })).text).not.toContain('<script>');
    expect(JSON.stringify(await notify.platform.connection.collection('letters').find().toArray())).not.toContain('租赁合同');
  }, 60_000);

  it('asked for again with its key, is answered with the draft that was made, whatever was written since', async () => {
    const again = () =>
      call('post', drafts(), { as: WRITER, key: 'a-draft-of-mine', body: { to: { kind: 'petitioners' }, code: 'L07', facts: FACTS } });
    const first = await again();
    const other = await write({ code: 'L07', facts: FACTS });
    const repeated = await again();

    expect(repeated.headers['location']).toBe(first.headers['location']);
    expect(repeated.body.draftId).toBe(first.body.draftId);
    expect(other.body.draftId).not.toBe(first.body.draftId);
    for (const made of [first, other]) expect((await step(`${made.body.draftId}/drop`, WRITER, { reason: '不需要' })).status).toBe(200);
  });

  it('waits for who may check it, comes back with comments, and keeps what was changed', async () => {
    expect(await waiting(CHECKER)).toEqual([expect.objectContaining({ matter: one.id, draftId, awaits: 'check' })]);
    expect(await waiting(WRITER)).toEqual([]);
    expect((await step(`${draftId}/return`, CHECKER, { comments: '请写明份数' })).status).toBe(200);
    expect(await waiting(WRITER)).toEqual([expect.objectContaining({ draftId, awaits: 'revision' })]);
    expect((await step(`${draftId}/edits`, WRITER, { facts: { ...FACTS, missing: '一、租赁合同复印件一份' } })).status).toBe(200);
    expect((await step(`${draftId}/edits`, WRITER, { facts: { missing: '一、租赁合同复印件一份' } })).body.code).toBe(
      'draft.nothing-changed',
    );

    const { body } = await call('get', `${drafts()}/${draftId}`, { as: CHECKER });
    expect(body).toMatchObject({ facts: { missing: '一、租赁合同复印件一份' } });
    expect(body.steps).toEqual([
      expect.objectContaining({ step: 'DraftWritten', by: WRITER }),
      expect.objectContaining({ step: 'DraftReturned', by: CHECKER, words: '请写明份数' }),
      expect.objectContaining({ step: 'DraftEdited', changes: { missing: { was: HOSTILE, now: '一、租赁合同复印件一份' } } }),
    ]);
  });

  it('is signed by the head, not by its writer, and then made, numbered and sent; the dossier learns who signed', async () => {
    expect((await step(`${draftId}/signature`, HEAD)).body.code).toBe('draft.wrong-stage');
    expect((await step(`${draftId}/check`, WRITER)).body.code).toBe('draft.own-draft');
    expect((await step(`${draftId}/check`, CHECKER)).status).toBe(200);
    expect((await step(`${draftId}/signature`, CHECKER)).status).toBe(403);
    expect(await waiting(HEAD)).toEqual([expect.objectContaining({ draftId, awaits: 'signature' })]);
    expect((await step(`${draftId}/signature`, HEAD)).status).toBe(200);

    expect(await one.event('LetterOrdered', 'L07')).toMatchObject({
      approval: { draftId, writtenBy: [WRITER], checkedBy: CHECKER, signedBy: HEAD },
    });
    expect(await issued(`L07-${draftId}-p1`)).toMatchObject({ number: expect.stringMatching(/补〔2026〕1号$/) });
    expect(await waiting(HEAD)).toEqual([]);
    expect(one.names().filter((name) => name.startsWith('Draft'))).toEqual([]);
  }, 60_000);

  it('[INV-17] is replaced by another, never edited, and what differs can be read; the register keeps both', async () => {
    const before = `L07-${draftId}-p1`;
    const after = await signed({
      code: 'L07',
      facts: { ...FACTS, missing: '一、租赁合同复印件一份', supplyBy: '2026-08-25' },
      replaces: { letterId: before, reason: '期限有误' },
    });
    const { number } = await issued(after);
    const differences = await call('get', `/letters/${one.id}/${after}/differences`, { as: WRITER });

    expect(differences.body).toMatchObject({ replaces: before, reason: '期限有误' });
    expect(JSON.stringify(differences.body.lines)).toMatch(/2026年8月20日.*2026年8月25日/);
    const series = String(number).split('〔')[0]!;
    const register = await call('get', `/numbers?series=${encodeURIComponent(series)}&year=2026`, { as: WRITER });
    expect(register.body.items).toEqual([
      expect.objectContaining({ n: 1, state: 'replaced', letter: expect.objectContaining({ letterId: before, replacedBy: after }) }),
      expect.objectContaining({ n: 2, state: 'issued', letter: expect.objectContaining({ matter: one.id, letterId: after }) }),
    ]);
    expect((await call('get', `/numbers?series=${encodeURIComponent(series)}&year=2026&after=1`, { as: WRITER })).body.items).toHaveLength(
      1,
    );
    expect((await call('get', `/numbers?series=${encodeURIComponent(series)}&year=2026`, { as: 'q-xfj:registrar' })).status).toBe(404);
  }, 60_000);
});

describe('bad input is refused, and says what is wrong', () => {
  it.each([
    ['no such letter', { code: 'L99' }, 'code'],
    ['a fact that the letter does not have', { code: 'L07', facts: { outcome: '1' } }, 'facts.outcome'],
    ['a day that does not exist', { code: 'L07', facts: { supplyBy: '2026-02-30' } }, 'facts.supplyBy'],
    ['a code without words', { code: 'L07', facts: { pauses: 'maybe' } }, 'facts.pauses'],
    ['lines of a table', { code: 'L32', to: { kind: 'file' }, facts: { items: [{ title: '陈一的来信' }] } }, 'facts.items'],
    ['many lines where one is meant', { code: 'L03', facts: { opinionNumber: '清建处〔2026〕5号\n陈一' } }, 'facts.opinionNumber'],
  ])('%s', async (_what, body, field) => {
    const { status, body: said } = await write(body);

    expect(status).toBe(400);
    expect(JSON.stringify(said)).toContain(field);
  });

  it('a letter that carries what another service decided, and one that lacks what it must say', async () => {
    expect((await write({ code: 'L09', facts: {} })).body).toMatchObject({
      code: 'draft.decided-elsewhere',
      params: { events: ['OpinionIssued'] },
    });
    const { draftId } = (await write({ code: 'L07', facts: { supplyDays: 15 } })).body;

    expect((await step(`${draftId}/check`, CHECKER)).body).toMatchObject({
      code: 'draft.facts-incomplete',
      params: { facts: ['missing', 'supplyBy', 'pauses'] },
    });
    expect((await step(`${draftId}/drop`, CHECKER, { reason: '已由信访人补齐' })).status).toBe(200);
  });
});

describe('letters from events', () => {
  it('[L18] a refused hearing and [L22] a check on the spot are made; the record of the check is kept on file', async () => {
    const words = await notify.platform.vault.seal(one.id, '此前已经听证，没有新的证据。');
    await one.tell(HearingRefused, { organiser: 'c-zjj', reason: words, appliedOn: '2026-08-01' });
    await one.tell(VisitRecorded, { findings: await notify.platform.vault.seal(one.id, '更换方案已经编制。') });
    await one.event('LetterServed', 'L18');
    await one.event('LetterIssued', 'L22');

    const texts = mail.mailsTo(one.address).map(({ content }) => pdfText(content.attachments[0]!.content));
    expect(texts.find((text) => text.includes('不予听证告知书'))).toContain('于2026年8月1日就');
    const [record] = (await letters('q-xfj:supervisor')).filter(({ code }) => code === 'L22');
    expect(record).toMatchObject({ onFile: true, service: { stage: 'none' }, delivery: 'none' });
    expect((await letters()).filter(({ code }) => code === 'L22')).toEqual([]);
  }, 60_000);
});

describe('who signed a report', () => {
  it('[S3-92] is told what came of it, and is heard where he thinks otherwise', async () => {
    const body = { code: 'L33', facts: { basis: 'feedback', result: '经核查，部分属实，已责成整改。' } };
    const { draftId } = (await write(body)).body as { draftId: string };
    await step(`${draftId}/check`, CHECKER);
    await step(`${draftId}/signature`, HEAD);
    await one.event('LetterServed', 'L33');
    const path = `/letters/${one.id}/L33-${draftId}-p1/objections`;
    const heard = { person: 'p1', heardOn: '2026-08-03', words: '对责任人的处理过轻' };

    expect((await call('post', path, { as: 'q-xfj:registrar', body: heard })).status).toBe(404);
    expect((await call('post', path, { as: WRITER, body: heard })).status).toBe(200);
    expect((await call('get', path, { as: HEAD })).body.items).toEqual([{ ...heard, by: WRITER }]);
    expect(await one.event('ObjectionHeard', 'L33')).toMatchObject({ person: 'p1', heardOn: '2026-08-03' });
  }, 60_000);
});

describe('who sees drafts', () => {
  it('nobody but the office that writes them; [INV-6] and not once the matter is withheld from it', async () => {
    const { draftId } = (await write({ code: 'L07', facts: FACTS })).body;
    for (const as of ['q-xfj:registrar', 'c-xfj:registrar'])
      expect((await call('get', drafts(), { as })).body).not.toMatchObject({ drafts: [expect.anything()] });
    expect((await call('get', `${drafts()}/${draftId}`, { as: 'q-xfj:registrar' })).status).toBe(404);
    expect((await call('get', drafts(), { as: 'q-cgj:undertaker-1' })).status).toBe(404);

    await scene.teller.tell(ReportedUnitMatched, {
      subject: one.id,
      data: { ...ReportedUnitMatched.sample, withheld: { scope: 'from', orgs: ['q-zjj'], seq: 9 } } as never,
    });
    await eventually(async () => expect((await call('get', drafts(), { as: WRITER })).status).toBe(404), PATIENCE);

    expect(await waiting(CHECKER)).toEqual([]);
    const { items } = (await call('get', `/numbers?series=${encodeURIComponent('清建补')}&year=2026`, { as: WRITER })).body;
    expect(items.map(({ n, state, letter }: { n: number; state: string; letter?: object }) => [n, state, letter])).toEqual([
      [1, 'not-shown', undefined],
      [2, 'not-shown', undefined],
    ]);
  }, 60_000);

  it('and the records are the folds of their histories', async () =>
    expect(await fsck(notify.platform.connection.db as unknown as Parameters<typeof fsck>[0], LETTERS)).toMatchObject({ faultCount: 0 }));
});
