import { ConsentsChanged, OpinionIssued, ReportedUnitMatched, type LetterEvent } from '@huiyin/contracts';
import { buildService, recordsOf, type BuiltService } from '@huiyin/host';
import { asOrgId } from '@huiyin/kernel';
import { fsck, type Records } from '@huiyin/records';
import { eventually, MailCatcher, serviceScene, type ServiceScene, type TopicReader } from '@huiyin/testing';
import request from 'supertest';
import { LETTERS, NOTIFY_KINDS } from './aggregates.js';
import type { Letters } from './domain/letter/letters.state.js';
import { signatureOf } from './effects/deliver/http-gateway.js';
import { NotifyModule } from './notify.module.js';
import { deliveryReport } from './testing/delivery-report.js';
import { gatewayServer } from './testing/gateway-server.js';
import { compileServices, killedNotify } from './testing/killed-notify.js';
import { caller, toldMatter, type ToldMatter } from './testing/paper-mail-scene.js';
import { pdfPages, pdfText } from './testing/pdf-text.js';

let scene: ServiceScene;
let notify: BuiltService;
let said: TopicReader;
let mail: MailCatcher;
let sms: Awaited<ReturnType<typeof gatewayServer>>;
let variables: Readonly<Record<string, string>>;
const SECRET = '0123456789abcdef';
const PATIENCE = { within: 30_000 };

beforeAll(async () => {
  [scene, mail, sms] = await Promise.all([serviceScene('notify-delivery'), MailCatcher.start(), gatewayServer(), compileServices()]);
  scene.setClock('2026-08-03');
  variables = {
    ...scene.variables,
    HUIYIN_SMTP_URL: mail.url,
    HUIYIN_SMS_URL: sms.url,
    HUIYIN_SMS_SECRET: SECRET,
    HUIYIN_REPORT_SECRET: SECRET,
  };
  notify = await buildService({ name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS }, { environment: variables });
  said = await scene.read('notify.letter.events.v1');
}, 120_000);

afterAll(async () => {
  await notify.stop();
  await Promise.all([mail.stop(), sms.stop()]);
  await scene.stop();
}, 60_000);

afterEach(() => {
  mail.answers({ kind: 'accept' });
  sms.answers(200);
});

type Wish = Parameters<typeof toldMatter>[1];
const matter = (wish: Wish = {}): Promise<ToldMatter> => toldMatter({ scene, notify, said }, wish);
const opinionOf = async (id: string) => {
  const words = await notify.platform.vault.seal(id, '予以更换');

  return { request: words, facts: words, opinion: words, legalBasis: words };
};
const call = (...asked: Parameters<ReturnType<typeof caller>>) => caller({ scene, notify })(...asked);

describe('a process of notify that is killed while it sends (SIGKILL), and another that takes over', () => {
  const letters = (): Records<Letters, LetterEvent> => notify.app.get(recordsOf(LETTERS));
  const deliveryOf = async (id: string) => (await letters().get(id))?.state.letters[0]?.delivery;
  /** As the sweep does it when the machine's clock says so much later. */
  const minutesLater = (id: string, minutes: number) => letters().fire([id], { machine: new Date(Date.now() + minutes * 60_000) });

  it.each([
    ['after-smtp-before-sent', 1],
    ['after-claim-before-smtp', 0],
  ] as const)(
    '%s: nothing is lost, and nothing is sent twice unmarked',
    async (place, sent) => {
      const { id, address } = await matter();
      expect(await killedNotify(place, variables)).toBe('SIGKILL');
      expect(mail.mailsTo(address)).toHaveLength(sent);
      expect(await deliveryOf(id)).toMatchObject({ stage: 'sending', attempt: 1 });

      await minutesLater(id, 10);
      expect(await deliveryOf(id)).toMatchObject({ stage: 'unknown', attempt: 1 });
    },
    120_000,
  );

  it('what was unknown goes out again, marked as a repeat with the same Message-ID, and serves', async () => {
    const ids = mail.mails.map(({ content }) => content.messageId);
    await notify.start();
    const records = await letters().collection.find({}).toArray();
    await Promise.all(records.map(({ _id }) => minutesLater(_id, 20)));
    await eventually(
      () => expect(records.map(({ _id }) => said.namesOf(_id).includes('LetterServed'))).toEqual(records.map(() => true)),
      PATIENCE,
    );

    expect(mail.mails.map(({ content }) => content.headers.get('x-huiyin-repeat') ?? 'no')).toEqual(['no', 'yes', 'yes']);
    const repeats = mail.mails.filter(({ content }) => content.headers.get('x-huiyin-repeat') === 'yes');
    expect(repeats.map(({ content }) => content.messageId)).toEqual(expect.arrayContaining(ids));
  }, 60_000);
});

const SCAN = Buffer.from('%PDF-1.7\n% signed\n%%EOF\n');

describe('a letter on paper, from the list to the signed receipt', () => {
  it('[S0-26] [L28] is printed with its receipt, scanned in by its bar code, and served by hand', async () => {
    const { id, event } = await matter({ email: false });
    await event('DispatchListed', 'L35');
    const { items } = (await call('get', '/dispatch?limit=200')).body as { readonly items: readonly Record<string, unknown>[] };
    const listed = items.find((item) => item['matter'] === id) as { readonly letterId: string; readonly mark: string };
    expect(listed).toMatchObject({ code: 'L35', to: { name: '陈一' }, mark: expect.stringMatching(/^\d{18}$/) as string });

    const printed = await call('get', '/dispatch/print?limit=200');
    expect(printed.headers['content-type']).toBe('application/pdf');
    const text = pdfText(printed.body as Buffer);
    const grouped = listed.mark.replace(/(\d{6})(?=\d)/g, '$1 ');
    expect(text).toContain('待送达文书清单');
    expect(text).toContain('送达回证');
    expect(text).toContain(listed.mark);
    expect(pdfPages(printed.body as Buffer)).toHaveLength(3);

    const path = `/letters/${id}/${listed.letterId}/service`;
    const byHand = { way: '1', servedOn: '2026-08-03' };
    expect((await call('post', path, { body: byHand })).body).toMatchObject({ code: 'letter.receipt-missing' });
    const scan = (mark: string, body: Buffer, as = 'q-xfj:registrar') =>
      call('post', `/dispatch/receipts/${mark}`, { as, body, type: 'application/pdf' });
    expect((await scan(listed.mark, Buffer.from('<html>'))).body).toMatchObject({ status: 415, code: 'letter.scan-type-unknown' });
    expect((await scan(listed.mark, SCAN.subarray(0, 12))).body).toMatchObject({ status: 400, code: 'letter.scan-incomplete' });
    expect((await scan(`${listed.mark.slice(0, -1)}${(Number(listed.mark.at(-1)) + 1) % 10}`, SCAN)).status).toBe(400);
    expect((await scan(listed.mark, SCAN, 'q-cgj:undertaker-1')).status).toBe(404);
    expect((await scan(grouped.replaceAll(' ', '-'), SCAN)).body).toMatchObject({ what: 'receipt', mediaType: 'application/pdf' });
    expect((await scan(listed.mark, SCAN)).status).toBe(200);
    const photo = { body: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]), type: 'image/jpeg' };
    expect((await call('post', `/letters/${id}/${listed.letterId}/proofs/photo`, photo)).body).toMatchObject({ mediaType: 'image/jpeg' });
    expect((await call('post', path, { body: byHand })).status).toBe(200);

    expect(await event('LetterServed', 'L35')).toMatchObject({ way: '1', servedOn: '2026-08-03', proof: { kind: 'receipt' } });
    const filed = said.events.filter((one) => one.subject === id && one.type === 'ProofFiled').map(({ data }) => data);
    expect(filed).toMatchObject([{ what: 'receipt', file: { mediaType: 'application/pdf', size: SCAN.length } }, { what: 'photo' }]);
    expect(JSON.stringify((await call('get', '/dispatch?limit=200')).body)).not.toContain(id);
    const [row] = (await call('get', `/letters/${id}`)).body.letters;
    expect(row).toMatchObject({ service: { stage: 'served', way: '1', proof: 'receipt' }, proofs: ['receipt', 'photo'] });
  }, 60_000);

  it('left before witnesses: their names are sealed, and each is one', async () => {
    const { id, event } = await matter({ email: false });
    await event('DispatchListed', 'L35');
    const [{ letterId }] = (await call('get', `/letters/${id}`)).body.letters as [{ readonly letterId: string }];
    for (const what of ['receipt', 'photo'])
      await call('post', `/letters/${id}/${letterId}/proofs/${what}`, { body: SCAN, type: 'application/pdf' });
    const serve = (body: object) => call('post', `/letters/${id}/${letterId}/service`, { body });
    const left = { way: '5', servedOn: '2026-08-03', place: '光明路3号', refusal: '不服', witnesses: ['赵三', '赵三'] };
    expect((await serve(left)).status).toBe(400);
    expect((await serve({ ...left, witnesses: ['赵三'] })).body).toMatchObject({ code: 'letter.witnesses-missing', params: { needed: 2 } });
    expect((await serve({ way: '6', postedOn: '2026-08-03', place: '公告栏', grounds: '下落不明' })).body).toMatchObject({
      code: 'letter.notice-still-runs',
      params: { until: '2026-09-02', days: 30 },
    });
    expect((await serve({ ...left, witnesses: ['赵三', '李四'] })).status).toBe(200);
    const { proof } = await event('LetterServed', 'L35');
    expect(proof).toMatchObject({ kind: 'left', witnesses: [expect.stringMatching(/^ey/), expect.stringMatching(/^ey/)] });
  }, 60_000);

  it('[INV-6] a matter that becomes withheld from the office is on no list, in no print, and takes no scan of it', async () => {
    const { id, tell, event } = await matter({ email: false });
    await tell(OpinionIssued, { text: await opinionOf(id) });
    await event('DispatchListed', 'L09');
    const list = async () =>
      (await call('get', '/dispatch?limit=200', { as: 'q-zjj:undertaker-1' })).body.items as { matter: string; mark: string }[];
    const mark = (await list()).find((item) => item.matter === id)?.mark ?? '';
    expect(mark).not.toBe('');
    await tell(ReportedUnitMatched, { units: ['q-zjj'] }, { scope: 'from', orgs: [asOrgId('q-zjj')], seq: 5 });
    await eventually(async () => expect((await list()).filter((item) => item.matter === id)).toEqual([]), PATIENCE);

    const scanned = await call('post', `/dispatch/receipts/${mark}`, { as: 'q-zjj:undertaker-1', body: SCAN, type: 'application/pdf' });
    expect(scanned.status).toBe(404);
    const printed = await call('get', '/dispatch/print?limit=200', { as: 'q-zjj:undertaker-1' });
    expect(pdfText(printed.body as Buffer)).not.toContain(mark);
  }, 60_000);

  it('a file goes nowhere else, and not over its limit', async () => {
    const { id } = await matter({ email: false });
    const large = Buffer.concat([SCAN, Buffer.alloc(11 * 1024 * 1024)]);
    const post = (path: string, body: Buffer) => call('post', path, { body, type: 'application/pdf' });

    expect((await post(`/letters/${id}/L35-x/proofs/receipt`, large)).body).toMatchObject({ status: 413 });
    expect((await post(`/letters/${id}/L35-x/service`, SCAN)).body).toMatchObject({ status: 415 });
    const nobody = request(notify.app.getHttpServer()).post(`/letters/${id}/L35-x/proofs/receipt`).set('content-type', 'image/png');
    expect((await nobody.send(SCAN)).status).toBe(401);
  }, 60_000);
});

describe('a letter whose mail comes back', () => {
  const report = (body: Buffer, { secret = SECRET, type = 'message/rfc822' } = {}) => {
    const timestamp = String(Math.trunc(Date.now() / 1_000));

    return request(notify.app.getHttpServer())
      .post('/delivery-reports')
      .set({
        'content-type': type,
        'x-huiyin-timestamp': timestamp,
        'x-huiyin-signature': signatureOf(secret, timestamp, body),
      })
      .send(type.endsWith('json') ? body.toString() : body);
  };

  it('[INV-3] is not served any more, goes on paper, and its new day is told as a correction', async () => {
    sms.answers(400);
    const { id, address, tell, event, names } = await matter();
    await event('LetterServed', 'L35');
    const receipt = names().length;
    await tell(OpinionIssued, { text: await opinionOf(id) });
    await event('LetterServed', 'L09');
    const messageId = mail.mailsTo(address)[1]?.content.messageId ?? '';
    const bounced = deliveryReport({ messageId });
    expect((await report(bounced, { secret: 'fedcba9876543210' })).status).toBe(401);
    expect((await report(bounced)).body).toEqual({ taken: 'recorded' });
    expect(await event('ServiceTakenBack', 'L09')).toMatchObject({ was: '2026-08-03', persons: ['p1'], status: '5.1.1' });
    expect(await event('DispatchListed', 'L09')).toMatchObject({ office: 'q-zjj' });
    await report(bounced);
    expect((await report(deliveryReport({ messageId: '<x@y>' }))).body).toEqual({ taken: 'unknown' });

    scene.setClock('2026-08-10');
    const { letters } = (await call('get', `/letters/${id}`)).body;
    const { letterId } = letters.find(({ code }: { readonly code: string }) => code === 'L09');
    const body = { way: '2', servedOn: '2026-08-06', postedOn: '2026-08-04', postNumber: 'XA123456789CN' };
    const as = 'q-zjj:undertaker-1';
    expect((await call('post', `/letters/${id}/${letterId}/service`, { as, body })).status).toBe(200);
    expect(await event('ServiceCorrected', 'L09')).toMatchObject({
      was: '2026-08-03',
      servedOn: '2026-08-06',
      reason: 'service-taken-back',
    });
    scene.setClock('2026-08-03');

    expect(names().slice(receipt)).toEqual([
      ...['LetterOrdered', 'LetterIssued', 'DeliveryEnded', 'LetterServed'],
      ...['ServiceTakenBack', 'DeliveryEnded', 'DispatchListed', 'LetterServed', 'ServiceCorrected'],
    ]);
  }, 60_000);

  it('goes by short message where its receiver consented and the gateway takes it, and on paper when that does not arrive', async () => {
    mail.answers({ kind: 'refuse' });
    const { id, tell, event } = await matter();
    expect(await event('DispatchListed', 'L35')).toMatchObject({ why: 'refused' });
    await tell(OpinionIssued, { text: await opinionOf(id) });
    expect(await event('LetterServed', 'L09')).toMatchObject({ way: '3', proof: { kind: 'electronic', channel: 'sms', reply: '200' } });

    const told = sms.posted.at(-1)!;
    const { reference, ...rest } = JSON.parse(told.text) as { readonly reference: string };
    expect(rest).toMatchObject({ to: '19900001001', isRepeat: false });
    expect(told.text).not.toMatch(/陈一|供热/);
    const failed = { reference, channel: 'sms', action: 'failed', status: '5.1.1', reportId: 'sms-1' };
    const type = 'application/vnd.huiyin.delivery-report+json';
    expect((await report(Buffer.from(JSON.stringify(failed)), { type })).body).toEqual({ taken: 'recorded' });
    expect(await event('DispatchListed', 'L09')).toMatchObject({ why: 'bounced' });
    const page = await (await fetch(`${await notify.url()}/metrics`)).text();
    expect(page).toContain('huiyin_notify_channel{channel="mail",state="closed"} 1');
    expect(page).toContain('huiyin_notify_channel{channel="sms",state="open"} 0');
  }, 60_000);

  it('goes by short message at once where only that was consented to; the receipt with the query code comes on paper', async () => {
    const { id, address, tell, event } = await matter({ consents: ['sms'] });
    expect(await event('DispatchListed', 'L35')).toMatchObject({ why: 'no-consent' });
    await tell(OpinionIssued, { text: await opinionOf(id) });
    expect(await event('LetterServed', 'L09')).toMatchObject({ way: '3', proof: { channel: 'sms' } });

    expect(await event('LetterIssued', 'L09')).toMatchObject({ byMail: false, channel: 'sms' });
    expect(mail.mailsTo(address)).toEqual([]);
  }, 60_000);

  it('[S0-26] comes on paper from the day on which the petitioner revoked his consent', async () => {
    const { id, address, tell, event } = await matter({ consents: ['mail'] });
    expect(await event('LetterServed', 'L35')).toMatchObject({ way: '3' });
    await tell(ConsentsChanged, { by: 'p1', consents: [] });
    await tell(OpinionIssued, { text: await opinionOf(id) });

    expect(await event('DispatchListed', 'L09')).toMatchObject({ why: 'no-consent' });
    expect(mail.mailsTo(address)).toHaveLength(1);
  }, 60_000);
});

describe('the records', () => {
  it('hold in every record the state that its history gives, and no word of anybody', async () => {
    const database = notify.platform.connection.db as unknown as Parameters<typeof fsck>[0];
    expect(await fsck(database, LETTERS)).toMatchObject({ faultCount: 0 });
    expect(JSON.stringify(await database.collection('letters').find().toArray())).not.toMatch(/陈一|19900001001|@example|赵三|李四|公告栏/);
  });
});
