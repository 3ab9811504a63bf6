import { sampleText } from '../../testing/city.js';
import { readDirectoryFile } from './read-directory-file.js';

const count = (text: string): number => {
  const file = readDirectoryFile(text);

  return 'entities' in file ? file.entities.length : -1;
};
const fault = (body: unknown) => {
  const file = readDirectoryFile(body);

  return 'faults' in file ? file.faults[0] : undefined;
};
const office = '{ id: a, name: 甲, kind: agency, region: "990102", code: 甲 }';

describe('a directory file', () => {
  it.each(['directory.yaml', 'staff.yaml', 'dictionaries.yaml'])('%s of the sample city is taken', (name) =>
    expect(count(sampleText(name))).toBeGreaterThan(7),
  );

  it('gives organisations what they leave out', () =>
    expect(readDirectoryFile(`email: '{id}@office.example.org'\norganisations: [${office}]`)).toMatchObject({
      entities: [{ entity: 'organisation', id: 'a', value: { superiors: [], vertical: false, email: 'a@office.example.org' } }],
    }));

  it('may be JSON, with the path instead of the line', () => {
    expect(readDirectoryFile({ regions: [{ code: '990102', name: '清河区', level: 'county' }] })).toMatchObject({
      entities: [{ id: '990102' }],
    });
    expect(fault({ regions: [{ code: 990102, name: '清河区', level: 'county' }] })).toEqual({
      field: 'regions.0.code',
      reason: 'a region code of six digits',
    });
  });

  it.each([
    ['a code that is no text', 'regions:\n  - { code: 990102, name: 清河区, level: county }', 'line 2: regions.0.code'],
    [
      'a kind that does not exist',
      `organisations:\n  - ${office}\n  - ${office.replace('agency', 'shop')}`,
      'line 3: organisations.1.kind',
    ],
    ['a field that is missing', 'staff:\n\n  - { id: a, name: 甲, org: b }', 'line 3: staff.0.roles'],
    ['a post that nobody holds', 'staff:\n  - { id: a, name: 甲, org: b, roles: [system] }', 'line 2: staff.0.roles.0'],
    ['an unknown field', `organisations:\n  - ${office.replace('}', ', risk: 1 }')}`, 'line 2: organisations.0.risk'],
    ['a member that is no code table', 'organisation:\n  - a', 'line 2: organisation'],
    ['broken YAML', 'regions: [', 'line 1'],
    ['the same key twice', 'a: { "1": x }\na: { "1": x }', 'line 2'],
    ['the same organisation twice', `organisations: [${office}, ${office}]`, 'organisation a'],
    ['aliases', 'a: &x { "1": x }\nb: *x', 'line 1: '],
    ['a name that is no id', '"字 典": { "1": x }', 'line 1: 字 典'],
    ['nothing', '{}', ''],
  ])('with %s is refused, and says where', (_, text, field) => expect(fault(text)).toEqual({ field, reason: expect.any(String) }));

  it('with rules or calendars in it is sent on the way by which they are approved', () => {
    expect(fault('regions: []\nruleSets: []')).toEqual({
      field: 'line 2: ruleSets',
      reason: expect.stringContaining('/directory/rule-sets/'),
    });
    expect(fault({ calendars: {} })).toEqual({ field: 'calendars', reason: expect.stringContaining('/directory/calendars/') });
  });
});
