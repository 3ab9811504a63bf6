import { sampleText } from '../../testing/city.js';
import { isKnownColumn, NEEDED } from './columns.js';
import { readCsv, type CsvRow } from './read-csv.js';
import { takeRow, type TakenRow } from './petition-row.js';
import { signatoriesByNumber } from './signatories.js';

const rowsOf = (text: string): readonly CsvRow[] => {
  const read = readCsv(text, { needed: [], isKnown: () => true });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));

  return read.rows;
};
const rows = rowsOf(sampleText('petitions.csv'));
const signatories = signatoriesByNumber(rowsOf(sampleText('signatories.csv')));
const taken = (row: number, over: CsvRow = {}): TakenRow => {
  const found = { ...rows[row - 1], ...over };

  return takeRow(found, signatories.get(found['xfjbh'] ?? ''));
};
const petition = (row: number, over: CsvRow = {}) => {
  const found = taken(row, over);
  if (!('petition' in found)) throw new Error(JSON.stringify(found));

  return found.petition;
};

describe('a row of the exchange format (domain.md §8.1)', () => {
  it('[NET-5] is taken with its elements', () =>
    expect(taken(1)).toMatchObject({
      number: 'YZ202600001',
      petition: {
        registeredBy: 'c-xfj',
        receivedAt: '2026-08-03T01:12:00.000Z',
        petitionDate: '2026-08-03',
        form: '03',
        purpose: '03',
        contentClass: '140300',
        region: '990102',
        peopleCount: 1,
        petitioners: [{ name: '陈一', email: 'p001@example.org', representative: false }],
        firstTime: true,
        publicConsent: true,
      },
    }));

  it.each([
    [31, 'xfrq'],
    [32, 'xfrs'],
    [35, 'tsnr'],
  ])('row %d is refused for its field %s', (row, field) => expect(taken(row)).toEqual({ field, reason: expect.any(String) }));

  it('[X-05] [X-16] marks on persons are dropped, whatever they say', () => {
    expect(rows[37]).toMatchObject({ zdrybz: '1', yybz: '1' });
    expect(petition(38)).toEqual(petition(38, { zdrybz: '0', yybz: '0' }));
    expect(JSON.stringify(petition(38))).not.toMatch(/zdrybz|yybz/);
  });

  it('formulas, markup, rare characters and line breaks stay as they are', () => {
    expect(petition(39).title).toBe('=1+1 公式开头 <script>alert(1)</script> 与表情😀');
    expect(petition(39).content).toContain('龑㐂𠮷、引号"双"\'单\'、换行\n第二行');
  });

  it('a long text is not cut', () => expect([...petition(40).content]).toHaveLength(5_600));

  it('an anonymous row has no petitioner', () => expect(petition(5)).toMatchObject({ anonymous: true, petitioners: [] }));

  it('a letter has its postmark, a reference its number', () => {
    expect(petition(3).postmarkDate).toBe('2026-08-01');
    expect(petition(9).relatedNumber).toBe('YZ202600001');
  });

  it('[REG-20b] signatories join as petitioners; the one named in the row brings his identity number', () => {
    const { petitioners } = petition(27);
    expect(petitioners).toHaveLength(30);
    expect(petitioners.filter(({ representative }) => representative)).toHaveLength(3);
    expect(petitioners[0]).toMatchObject({ name: '严廿六', idNumber: '990103197404240277', representative: true });
    expect(petitioners[1]).not.toHaveProperty('idNumber');
  });

  it.each([
    ['', {}],
    ['sms', { consents: ['sms'] }],
    ['sms,mail', { consents: ['sms', 'mail'] }],
    [' mail、sms ', { consents: ['mail', 'sms'] }],
    ['0', { consents: [] }],
  ])('consent to electronic service “%s” is taken in its order', (dzsd, consents) => {
    const [first] = petition(1, { dzsd, sjh: '19900001001' }).petitioners;
    expect(first).toEqual({ ...petition(1, { sjh: '19900001001' }).petitioners[0], ...consents });
  });

  it('a signatory says it of himself', () => {
    const signed = signatoriesByNumber([
      { xfjbh: 'YZ1', xh: '1', xm: '张三', sjh: '19900003003', dzyj: '', zz: '', dbbz: '0', dzsd: 'sms' },
    ]);
    const found = takeRow({ ...rows[0], lmbz: '1' }, signed.get('YZ1'));
    expect(found).toMatchObject({ petition: { petitioners: [{ name: '陈一' }, { name: '张三', consents: ['sms'] }] } });
  });

  it('one named in the row who did not sign comes first', () => {
    expect(petition(7, { xm: '旁人' }).petitioners).toHaveLength(13);
  });

  it.each([
    ['dzyj', { dzyj: 'no address' }],
    ['wtsddm', { wtsddm: '99' }],
    ['nmbz', { nmbz: 'x' }],
    ['ycrq', { ycrq: '2026-02-30' }],
    ['xfjbh', { xfjbh: '' }],
    ['bjgccbz', { bjgccbz: '2' }],
    ['xfrq', { xfrq: '2026-08-03 25:00' }],
    ['xfrq', { xfrq: '2026-02-30' }],
    ['bt', { bt: '  ' }],
    ['dzsd', { dzsd: 'fax' }],
    ['dzsd', { dzsd: 'mail mail' }],
    ['dzsd', { dzsd: 'sms', sjh: '' }],
    ['dzsd', { dzsd: 'mail', dzyj: '' }],
  ])('is refused for its field %s', (field, over) =>
    expect(taken(1, over as unknown as CsvRow)).toEqual({ field, reason: expect.any(String) }),
  );
});

describe('a file', () => {
  const form = { needed: NEEDED, isKnown: isKnownColumn };

  it('of the sample platform is read', () => expect(readCsv(sampleText('petitions.csv'), form)).toMatchObject({ rows: { length: 40 } }));

  it.each([
    ['that is no UTF-8', 'a\uFFFDb', 'not UTF-8'],
    ['without rows', 'xfjbh\n', 'no rows'],
    ['with an open quote', 'xfjbh\n"abc', 'CSV_QUOTE_NOT_CLOSED'],
    ['with a short row', 'xfjbh,xm\n1', 'CSV_RECORD_INCONSISTENT_COLUMNS'],
    ['with too many rows', `xfjbh\n${'1\n'.repeat(2_001)}`, 'more than 2000 rows'],
  ])('%s is not', (_, text, reason) => expect(readCsv(text, form)).toEqual({ faults: [expect.objectContaining({ reason })] }));

  it('with a missing or an unknown column is not, and says which', () =>
    expect(readCsv(sampleText('petitions.csv').replace('djjgdm', 'other'), form)).toEqual({
      faults: [
        { line: 1, reason: 'column djjgdm is missing' },
        { line: 1, reason: 'column other is not known' },
      ],
    }));
});
