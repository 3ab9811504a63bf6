import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LocalDate } from '@huiyin/kernel';
import { loadTemplates, type Templates } from './load-templates.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyin-regions-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
};

const AUGUST = '2026-08-14' as LocalDate;
const head = (version: number, from = '2026-01-01'): string => `code: L16\nversion: ${version}\nvalidFrom: ${from}\n`;
const PARAGRAPHS =
  "paragraphs: ['“{{matterTitle}}”（{{matterNumber}}）：您可以自收到之日起{{applyDays}}日内申请听证。联系方式：{{contact}}']\n";
const COUNTY = ['990102', '990100', '990000'];

const said = (templates: Templates, regions: readonly string[], on: string = AUGUST) => {
  const found = templates.wordingFor({ code: 'L16', on: on as LocalDate, regions });

  return { title: found?.template.title, note: found?.template.note, version: found?.template.version, region: found?.region };
};

describe('the wording of a region (地方模板)', () => {
  it('goes over that of the wider one, field by field: nation, province, city, county', async () => {
    await put('990000/L16.yaml', `${head(2)}note: 省级附注：{{contact}}\n`);
    await put('990000/990100/L16.yaml', `${head(3)}title: 信访听证权利告知书\n${PARAGRAPHS}`);
    await put('990000/990100/990102/common.yaml', 'contact: 电话咨询，邮箱{{value}}\n');
    const templates = await loadTemplates({ regions: folder });

    expect(said(templates, [])).toMatchObject({ title: '听证告知书', version: 1, region: undefined });
    expect(said(templates, ['990000'])).toEqual({ title: '听证告知书', note: '省级附注：{{contact}}', version: 2, region: '990000' });
    expect(said(templates, COUNTY)).toEqual({ title: '信访听证权利告知书', note: '省级附注：{{contact}}', version: 3, region: '990100' });
    expect(templates.wordingFor({ code: 'L16', on: AUGUST, regions: COUNTY })?.common.contact).toBe('电话咨询，邮箱{{value}}');
    expect(said(templates, ['990302', '990300', '990000'])).toMatchObject({ version: 2, region: '990000' });
    expect(said(templates, ['880000'])).toMatchObject({ version: 1 });
  });

  it('holds from its first day to its last one', async () => {
    await put('990000/L16.yaml', `${head(2, '2026-07-01')}validTo: 2026-12-31\ntitle: 第二版\n`);
    await put('990000/L16-next.yaml', `${head(3, '2027-03-01')}title: 第三版\n`);
    const templates = await loadTemplates({ regions: folder });
    const titles = ['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01', '2027-03-01'].map(
      (on) => said(templates, ['990000'], on).title,
    );

    expect(titles).toEqual(['听证告知书', '第二版', '第二版', '听证告知书', '第三版']);
  });

  it('has no reading copy but its own: that of the nation would say something else', async () => {
    await put('990000/L16.yaml', `${head(2)}note: 省级附注：{{contact}}\n`);
    const english = (templates: Templates) => templates.wordingFor({ code: 'L16', on: AUGUST, regions: ['990000'], language: 'en' });
    expect(english(await loadTemplates({ regions: folder }))).toBeUndefined();

    const copy = "code: L16\nof: 2\nlegalBasis: Article 36\ntitle: Hearing\nto: 'To: {{addressee}}'\n";
    await put('990000/en/L16.yaml', `${copy}paragraphs: ['{{matterNumber}} {{applyDays}} {{contact}}']\n`);
    expect(english(await loadTemplates({ regions: folder }))).toMatchObject({ language: 'en', template: { title: 'Hearing', version: 2 } });
  });

  it('is told apart by its digest, also under the same version', async () => {
    await put('990000/L16.yaml', `${head(1)}note: 一{{contact}}\n`);
    const one = (await loadTemplates({ regions: folder })).wordingFor({ code: 'L16', on: AUGUST, regions: ['990000'] });
    await put('990000/L16.yaml', `${head(1)}note: 二{{contact}}\n`);
    const other = (await loadTemplates({ regions: folder })).wordingFor({ code: 'L16', on: AUGUST, regions: ['990000'] });

    expect(one?.digest).not.toBe(other?.digest);
  });

  it.each([
    ['names an unknown fact', `${head(2)}note: '{{phone}}'\n`, '990000/L16.yaml: note: unknown fact phone'],
    [
      'leaves out a required element',
      `${head(2)}paragraphs: ['{{matterNumber}}：自收到之日起申请。{{contact}}']\n`,
      '990000/L16.yaml: paragraphs: required element applyDays',
    ],
    ['has no version', 'code: L16\nvalidFrom: 2026-01-01\n', '990000/L16.yaml: version: '],
    ['is of no letter', 'code: L77\nversion: 1\nvalidFrom: 2026-01-01\ntitle: 函\n', '990000/L16.yaml: code: no such letter as L77'],
    [
      'lets one person fill in what the nation has decided elsewhere',
      `${head(2)}approval: { filledInBy: [registrar] }\n`,
      '990000/L16.yaml: approval: a region says who signs, not whether anybody does',
    ],
    ['hides a script', `${head(2)}run: rm\n`, '990000/L16.yaml: : Unrecognized key: "run"'],
    ['is too long', `${head(2)}note: ${'长'.repeat(2_001)}\n`, '990000/L16.yaml: note: '],
  ])('is refused at load where it %s, with file, place and reason', async (_title, content, fault) => {
    await put('990000/L16.yaml', content);

    await expect(loadTemplates({ regions: folder })).rejects.toMatchObject({
      code: 'template.invalid',
      message: expect.stringContaining(fault) as string,
    });
  });

  it('is refused where two files hold one version, or a copy has no letter', async () => {
    await put('990000/L16.yaml', `${head(2)}note: 一{{contact}}\n`);
    await put('990000/L16-again.yaml', `${head(2)}note: 二{{contact}}\n`);
    await put('990000/en/L16.yaml', "code: L16\nof: 9\nlegalBasis: Article 36\ntitle: Hearing\nto: 'To'\nparagraphs: [a]\n");

    await expect(loadTemplates({ regions: folder })).rejects.toThrow(
      /990000\/L16\.yaml: version: L16 version 2 stands in 990000\/L16-again\.yaml too\n990000\/en\/L16\.yaml: of: L16 has no version 9 here/,
    );
  });
});
