import { PetitionRegistered } from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import { eventually, MailCatcher, sampleActor, serviceScene, type ServiceScene, type TopicReader } from '@huiyin/testing';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { NOTIFY_KINDS } from './aggregates.js';
import { NotifyModule } from './notify.module.js';
import { pdfText } from './testing/pdf-text.js';

let scene: ServiceScene;
let notify: BuiltService;
let said: TopicReader;
let mail: MailCatcher;
let regions: string;
const PATIENCE = { within: 30_000 };

const OWN_WORDS = `code: L35
version: 2
validFrom: 2026-01-01
paragraphs:
  - 您反映的“{{matterTitle}}”已由{{registeredBy}}登记，日期为{{receivedOn}}。
  - 编号：{{matterNumber}}。查询码：{{queryCode}}。
`;

beforeAll(async () => {
  regions = await mkdtemp(join(tmpdir(), 'huiyin-regions-'));
  await mkdir(join(regions, '990000/990100'), { recursive: true });
  await writeFile(join(regions, '990000/990100/L35.yaml'), OWN_WORDS);
  [scene, mail] = await Promise.all([serviceScene('notify'), MailCatcher.start()]);
  scene.setClock('2026-08-03');
  const environment = { ...scene.variables, HUIYIN_SMTP_URL: mail.url, HUIYIN_TEMPLATES: regions };
  notify = await buildService({ name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS }, { environment });
  await notify.start();
  said = await scene.read('notify.letter.events.v1');
}, 120_000);

afterAll(async () => {
  await notify.stop();
  await mail.stop();
  await scene.stop();
  await rm(regions, { recursive: true });
}, 60_000);

const ask = async (path: string) =>
  request(notify.app.getHttpServer())
    .get(path)
    .set('authorization', `Bearer ${await scene.token(sampleActor('q-xfj:registrar'))}`)
    .buffer(true);

const issuedReceipt = async () => {
  const id = newId();
  const { title, content, queryCode, name } = await notify.platform.vault.sealFields(id, {
    ...{ title: '小区供热管网老化', content: '请求更换', queryCode: '7K4M9QX201', name: '陈一' },
  });
  await scene.teller.tell(PetitionRegistered, {
    subject: id,
    data: {
      ...PetitionRegistered.sample,
      ...{ title, content, queryCode, registeredBy: 'q-xfj', withheld: { scope: 'none', seq: 0 } },
      petitioners: [{ id: 'p1', name, marks: [], representative: false, electronic: false, address: name }],
    } as never,
  });

  return eventually(() => {
    const event = said.events.find(({ subject, type }) => subject === id && type === 'LetterIssued');
    expect(event).toBeDefined();

    return { id, data: event!.data as Readonly<Record<string, unknown>> };
  }, PATIENCE);
};

describe('a region’s wording (HUIYIN_TEMPLATES)', () => {
  it('[L35] is what its offices write; the record names template, region, layout and fonts, and gives the same bytes again', async () => {
    const { id, data } = await issuedReceipt();
    const letterId = String(data['letterId']);
    expect(data['template']).toEqual({
      ...{ version: 2, region: '990100', substituted: [], fonts: expect.arrayContaining([expect.any(String)]) as string[] },
      ...{ digest: expect.stringMatching(/^[0-9a-f]{16}$/) as string, layout: expect.stringMatching(/^[0-9a-f]{16}$/) as string },
    });

    const again = await ask(`/letters/${id}/${letterId}/again`);
    expect(again.body).toMatchObject({ isSame: true, template: { version: 2 } });
    const file = await ask(`/letters/${id}/${letterId}/pdf`);
    expect(pdfText(file.body as Buffer)).toContain('已由清河区信访局登记');
    expect((await ask(`/letters/${id}/L35-none-p1/again`)).status).toBe(404);
  }, 60_000);

  it('is listed for the region and not for others, with the schema of its facts', async () => {
    const [city, other] = [await ask('/templates?region=990102'), await ask('/templates')];
    const rowIn = (body: { readonly items: readonly { readonly code: string }[] }) => body.items.find(({ code }) => code === 'L35');

    expect(city.body.items).toHaveLength(36);
    expect(rowIn(city.body)).toMatchObject({ version: 2, region: '990100', languages: ['zh'] });
    expect(rowIn(other.body)).toMatchObject({ version: 1, languages: ['zh', 'en'] });
    expect((await ask('/templates/L11')).body).toMatchObject({
      mustContain: ['outcome', 'reply'],
      facts: { type: 'object', required: ['outcome', 'reply'], additionalProperties: false },
    });
  });
});

describe('previews', () => {
  it('are given in each form, in the region’s words, and are no letters', async () => {
    const pdf = await ask('/templates/L35/preview?region=990102');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdfText(pdf.body as Buffer)).toContain('已由清河区信访局登记');

    const docx = await ask('/templates/L09/preview?form=docx');
    expect(docx.headers['content-type']).toContain('wordprocessingml');
    expect(docx.text.slice(0, 2)).toBe('PK');
    const html = await ask('/templates/L09/preview?form=html&lang=en');
    expect(html.text).toContain('Reading copy in English');
    expect(html.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await ask('/templates/L09/preview?form=sms')).text).toMatch(/^【清河区住房和城乡建设局】/);
  }, 60_000);

  it.each(['/templates/L99', '/templates/L09/preview?lang=fr', '/templates/L09/preview?form=exe', '/templates/L09?region=../..'])(
    'that cannot be asked for are refused: %s',
    async (path) => expect((await ask(path)).status).toBe(400),
  );

  it.each(['/templates/L20/preview?lang=en', '/templates/L09/preview?variant=none', '/templates/L09/preview?on=2020-01-01'])(
    'that are not there are not found: %s',
    async (path) => expect((await ask(path)).status).toBe(404),
  );
});
