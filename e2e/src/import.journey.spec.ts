import { eventually, shanghai } from '@huiyin/testing/domain';
import { followMatter, importFile, petitionsWith, readSampleRows, signatoriesOf, type ImportReport, type SampleRow } from '@huiyin/tools';

import { CommandTopic } from './command-topic.js';
import { commandOfRow } from './command-of-row.js';
import { queryCodeOf } from './receipt-of.js';
import { enterCity, type CityStage } from './played-city.js';

/** Offices that see every row between them. */
const OFFICES = ['p-xfj:head', 'c-xfj:head'];

let stage: CityStage;
let rows: readonly SampleRow[];
let first: ImportReport;
const counts = ({ registered, alreadyThere, refused }: ImportReport): readonly number[] => [registered, alreadyThere, refused];
const tally = (outcomes: readonly unknown[]): readonly number[] =>
  ['registered', 'already-there', 'refused'].map((wanted) => outcomes.filter((outcome) => outcome === wanted).length);

const wholeFile = async () => {
  const signatories = await signatoriesOf(rows.map(({ number }) => number));

  return { petitions: await petitionsWith(rows.map(({ row }) => row)), ...(signatories === undefined ? {} : { signatories }) };
};

interface Item {
  readonly id: string;
  readonly version: number;
}

const versions = async (): Promise<Readonly<Record<string, number>>> => {
  await stage.city.idle();
  const items: Item[] = [];
  for (const staff of OFFICES)
    items.push(
      ...(await stage.city.api.json<{ readonly items: readonly Item[] }>({ service: 'intake', path: '/petitions?limit=100', staff })).items,
    );

  return Object.fromEntries(items.map(({ id, version }) => [id, version]));
};

beforeAll(async () => {
  [stage, rows] = await Promise.all([enterCity(), readSampleRows()]);
  await stage.city.at(shanghai('2026-08-21T08:00'));
  first = await importFile(stage.city, 'yz', await wholeFile());
}, 120_000);
afterAll(() => stage?.close());

describe('journey 6: the whole file', () => {
  it('registers 33 rows, has one already, and refuses six with the field that is wrong', () => {
    expect(counts(first)).toEqual([33, 1, 6]);
    expect(first.rows.filter(({ outcome }) => outcome === 'refused').map((row) => [row.row, 'field' in row ? row.field : ''])).toEqual([
      [31, 'xfrq'],
      [32, 'xfrs'],
      [33, 'xfxs'],
      [34, 'wtsddm'],
      [35, 'tsnr'],
      [37, 'xfjbh'],
    ]);
  });

  it('[X-05] [X-16] drops the marks on persons that the platform added (row 38)', async () => {
    const row = first.rows.find(({ row: n }) => n === 38);
    const path = `/petitions/${row !== undefined && 'id' in row ? row.id : ''}`;
    const view = JSON.stringify(await stage.city.api.json({ service: 'intake', path, staff: 'p-xfj:head' }));

    expect(view).toContain('带有平台标记的件');
    expect(view).not.toMatch(/zdrybz|yybz/);
  });

  it('[REG-20b] joint matters come with everyone who signed', async () => {
    const row = first.rows.find(({ row: n }) => n === 27);
    const path = `/petitions/${row !== undefined && 'id' in row ? row.id : ''}`;
    const { facts } = await stage.city.api.json<{ readonly facts: { readonly petitioners: readonly unknown[] } }>({
      service: 'intake',
      path,
      staff: 'n-xfj:head',
    });

    expect(facts.petitioners).toHaveLength(30);
  });

  it('[S1-07] [S3-08] its petitioner follows a matter through all services with one call', async () => {
    const row = first.rows.find(({ row: n }) => n === 1);
    const id = row !== undefined && 'id' in row ? row.id : '';
    await stage.city.idle();
    const queryCode = await queryCodeOf(stage.own, id);
    const followed = await followMatter(stage.own.urls, { queryCode, lastFour: '1001' });

    expect(followed).toMatchObject({ stage: 'triage', requests: [], evaluation: { stage: 'none' }, missing: [] });
    expect(followed.steps.map(({ step }) => step)).toEqual(['registered']);
    expect(followed.next).toEqual([{ action: 'withdraw', at: ['云州市信访局'] }]);
    expect(followed.clocks).toContainEqual(expect.objectContaining({ timer: 'T-TRIAGE', lastDay: '2026-08-18' }));
    expect(followed.letters).toEqual([expect.objectContaining({ code: 'L35', standing: 'stands' })]);
    await expect(followMatter(stage.own.urls, { queryCode, lastFour: '0000' })).rejects.toThrow('nothing is found');
  });

  it('changes nothing when it comes a second time', async () => {
    const before = await versions();
    const second = await importFile(stage.city, 'yz', await wholeFile());

    expect(counts(second)).toEqual([0, 34, 6]);
    expect(await versions()).toEqual(before);
  });

  it('takes a refused row that was corrected when it comes again', async () => {
    const petitions = (await petitionsWith([35])).replace(',没有内容,,', ',没有内容,补上的内容,');
    const again = await importFile(stage.city, 'yz', { petitions });

    expect(counts(again)).toEqual([1, 0, 0]);
    expect(counts(await importFile(stage.city, 'yz', { petitions }))).toEqual([0, 1, 0]);
  });

  it('[§8.3] ends the same through the command topic, each command answered; a second time nothing is registered', async () => {
    const topic = await CommandTopic.open(stage.own, 'other');
    const commands = await Promise.all(rows.map(commandOfRow));
    const answers = async (count: number): Promise<readonly unknown[]> => {
      await eventually(() => expect(topic.replies).toHaveLength(count), { within: 60_000 });

      return topic.replies.slice(-rows.length).map(({ data }) => data['outcome']);
    };
    await topic.send(commands);
    const once = await answers(rows.length);
    await topic.send(commands);
    const twice = await answers(2 * rows.length);
    await topic.close();

    expect(tally(once)).toEqual([33, 1, 6]);
    expect(tally(twice)).toEqual([0, 34, 6]);
  }, 120_000);
});
