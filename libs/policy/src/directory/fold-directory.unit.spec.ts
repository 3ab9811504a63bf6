import { EMPTY_DIRECTORY, type CalendarEdition } from '@huiyin/kernel';
import fc from 'fast-check';
import type { DirectoryEntry } from './directory-entry.js';
import { foldDirectory, foldDirectoryEntries, versionKeyOf } from './fold-directory.js';
import { rulesAfter } from './rule-sets-of.js';

const organisation = (version: number, name: string): DirectoryEntry => ({
  entity: 'organisation',
  id: 'q-cgj',
  version,
  value: { id: 'q-cgj', name, kind: 'agency', region: '990102', code: '清执' },
});
const ruleSet = (version: number, edition = version): DirectoryEntry => ({
  entity: 'rule-set',
  id: 'nation',
  version: edition,
  value: { region: 'nation', version, validFrom: '2022-05-01', source: 's', timers: [], parameters: {} },
});
const allVersions = (edition: number, ...versions: readonly number[]): DirectoryEntry => ({
  entity: 'rule-set',
  id: 'nation',
  version: edition,
  value: { region: 'nation', versions: versions.map((version) => ({ ...ruleSet(version).value, source: `entry ${edition}` })) },
});
const calendar = (edition: number): DirectoryEntry => ({
  entity: 'calendar',
  id: 'nation/2027',
  version: edition,
  value: { region: 'nation', year: 2027, edition, source: 's', issued: '2026-11-20', provisional: edition === 1, days: [] },
});
const others: readonly DirectoryEntry[] = [
  { entity: 'region', id: '990102', version: 1, value: { code: '990102', name: '清河区', level: 'county' } },
  { entity: 'staff', id: 's1', version: 1, value: { id: 's1', name: '职员甲', org: 'q-cgj', roles: ['head'] } },
  { entity: 'dictionary', id: 'form', version: 1, value: { '01': '来信' } },
];
const all = [
  organisation(1, 'old'),
  organisation(2, 'new'),
  ruleSet(1),
  ruleSet(2),
  allVersions(3, 1, 2),
  ruleSet(2, 4),
  ruleSet(1, 5),
  allVersions(6, 1, 2, 3),
  ruleSet(3, 7),
  calendar(1),
  calendar(2),
  ...others,
];

describe('the directory, folded from its entries', () => {
  it('keeps the highest version of each entity', () => {
    const directory = foldDirectoryEntries(EMPTY_DIRECTORY, all);

    expect([...directory.organisations.values()]).toEqual([expect.objectContaining({ name: 'new', superiors: [], vertical: false })]);
    expect([...directory.calendars]).toEqual([['nation/2027', expect.objectContaining({ edition: 2, provisional: false })]]);
    expect(directory.dictionaries).toEqual({ form: { '01': '来信' } });
    expect([...directory.regions.keys(), ...directory.staff.keys()]).toEqual(['990102', 's1']);
  });

  it('remembers the editions that a newer one replaced, also those that its snapshot came with', () => {
    const base = { ...EMPTY_DIRECTORY, calendars: new Map([['nation/2027', calendar(1).value as unknown as CalendarEdition]]) };
    const directories = [foldDirectory(base, calendar(3)), foldDirectoryEntries(EMPTY_DIRECTORY, [calendar(3), calendar(1), calendar(3)])];

    for (const { calendars, pastEditions } of directories) {
      expect([...calendars.values()].map(({ edition }) => edition)).toEqual([3]);
      expect([...(pastEditions ?? [])]).toEqual([['nation/2027#1', calendar(1).value]]);
    }
  });

  it('keeps all versions of a region’s rules [INV-13]', () => {
    const directory = foldDirectoryEntries(EMPTY_DIRECTORY, [ruleSet(2), ruleSet(1)]);

    expect([...directory.ruleSets.values()].flat().map((set) => set.version)).toEqual([1, 2]);
  });

  it('takes all versions of a region’s rules from one entry, the newest that brought them [INV-13]', () => {
    const entries = [allVersions(3, 1, 2), allVersions(4, 1, 2, 3), ruleSet(1), ruleSet(2)];
    const directory = foldDirectoryEntries(EMPTY_DIRECTORY, entries);
    const known = [...directory.ruleSets.values()].flat();

    expect(known.map(({ version, source }) => [version, source])).toEqual([1, 2, 3].map((version) => [version, 'entry 4']));
    expect([versionKeyOf(allVersions(4, 1)), versionKeyOf(ruleSet(2))]).toEqual(['rule-set/nation', 'rule-set/nation/2']);
  });

  it('still reads an entry of the old form, as it lies on the topic', () => {
    const old = JSON.parse(
      '{"entity":"rule-set","id":"nation","version":1,"value":{"region":"nation","version":1,"validFrom":"2022-05-01","source":"信访工作条例","timers":[],"parameters":{"repeated-reminders":2}}}',
    ) as DirectoryEntry;

    expect([...foldDirectory(EMPTY_DIRECTORY, old).ruleSets]).toEqual([['nation', [old.value]]]);
    expect(rulesAfter(undefined, old.value)).toEqual({ region: 'nation', versions: [old.value] });
    expect(rulesAfter(allVersions(1, 2).value, old.value)).toMatchObject({ versions: [{ version: 1 }, { version: 2 }] });
  });

  it('lets an entry of the old form that came later stand beside those that came with all (a rolling release)', () => {
    for (const order of [
      [allVersions(3, 1, 2), ruleSet(2, 4)],
      [ruleSet(2, 4), allVersions(3, 1, 2)],
    ]) {
      const known = [...foldDirectoryEntries(EMPTY_DIRECTORY, order).ruleSets.values()].flat();

      expect(known.map(({ version, source }) => [version, source])).toEqual([
        [1, 'entry 3'],
        [2, 's'],
      ]);
    }
  });

  it('is the same in whatever order, and however often, the entries come', () => {
    const expected = foldDirectoryEntries(EMPTY_DIRECTORY, all);
    const asPlain = (directory: typeof expected) => ({
      ...directory,
      organisations: [...directory.organisations],
      ruleSets: [...directory.ruleSets],
      calendars: [...directory.calendars],
      pastEditions: [...(directory.pastEditions ?? [])],
      regions: [...directory.regions],
      staff: [...directory.staff],
      versions: [...directory.versions].sort(),
    });

    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all), (entries, again) => {
        expect(asPlain(foldDirectoryEntries(EMPTY_DIRECTORY, [...entries, ...again]))).toEqual(asPlain(expected));
      }),
    );
  });

  it('leaves the given snapshot as it is, and remembers versions from one to the next', () => {
    const first = foldDirectory(EMPTY_DIRECTORY, organisation(2, 'new'));
    const second = foldDirectory(first, organisation(1, 'old'));

    expect(EMPTY_DIRECTORY.organisations.size).toBe(0);
    expect([...second.organisations.values()][0]?.name).toBe('new');
    expect([...foldDirectory(second, organisation(3, 'newest')).organisations.values()][0]?.name).toBe('newest');
    expect([...second.organisations.values()][0]?.name).toBe('new');
  });
});
