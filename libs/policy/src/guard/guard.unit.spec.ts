import { NOT_WITHHELD, type OrgId, type Withheld } from '@huiyin/kernel';
import fc from 'fast-check';
import { actor, city, org } from '../testing/city.js';
import { matchesFilter } from '../testing/matches-filter.js';
import { isHiddenFrom, mayAddress } from './disclosure-guard.js';
import { maySee } from './may-see.js';
import { scopeFilter } from './scope-filter.js';
import { scopeOf } from './record-scope.js';

const directory = city();
const everyone = [...directory.organisations.keys()];
const from = (...orgs: readonly string[]): Withheld => ({ scope: 'from', orgs: orgs.map(org), seq: 1 });
const allBut = (office: string): Withheld => ({ scope: 'allBut', org: org(office), seq: 1 });
const whoSees = (withheld: Withheld, parties: readonly string[]): readonly OrgId[] =>
  everyone.filter((id) => maySee({ org: id }, { withheld, parties: parties.map(org) }, directory));

describe('the disclosure guard [INV-6] (Regulation Art. 30 ¶3)', () => {
  it('hides a report from the unit it is about and its lower units, and from nobody else', () => {
    expect(everyone.filter((id) => isHiddenFrom(id, from('q-cgj'), directory))).toEqual(['q-cgj', 'q-cgj-1']);
    expect(everyone.filter((id) => isHiddenFrom(id, from('c-hbj'), directory))).toEqual(['c-hbj', 'l-hbj']);
  });

  it('hides a report on a government from its departments, streets and review office, not from the offices that watch it', () => {
    const hidden = everyone.filter((id) => isHiddenFrom(id, from('q-gov'), directory));

    expect(hidden).toEqual(['q-gov', 'q-fhb', 'q-rsj', 'q-cgj', 'q-cgj-1', 'q-hpj']);
  });

  it('shows a report on an unmatched name to the registering office alone', () => {
    expect(everyone.filter((id) => !isHiddenFrom(id, allBut('c-xfj'), directory))).toEqual(['c-xfj']);
    expect(whoSees(allBut('c-xfj'), ['c-xfj', 'q-xfj', 'q-cgj'])).toEqual(['c-xfj']);
  });

  it('fails closed for a body that the directory does not know', () => {
    expect(isHiddenFrom(org('x'), from('q-cgj'), directory)).toBe(true);
    expect(maySee({ org: org('x') }, { withheld: NOT_WITHHELD, parties: [org('x')] }, directory)).toBe(false);
  });

  it('lets no letter, copy or transfer go to the reported unit', () => {
    expect(mayAddress(org('q-cgj-1'), from('q-cgj'), directory)).toBe(false);
    expect(mayAddress(org('q-jw'), from('q-cgj'), directory)).toBe(true);
    expect(mayAddress(org('q-jw'), allBut('c-xfj'), directory)).toBe(false);
    expect(mayAddress(org('q-cgj'), NOT_WITHHELD, directory)).toBe(true);
  });

  it('holds also where the reported unit is a party', () => {
    expect(whoSees(from('q-cgj'), ['c-xfj', 'q-jw', 'q-cgj'])).toEqual(['p-xfj', 'c-xfj', 'q-xfj', 'q-gov', 'q-jw'].sort(byDirectory));
  });
});

describe('record scope', () => {
  it('of an agency: its own matters and those of its squads', () => {
    expect([...scopeOf(org('q-cgj'), directory)].sort()).toEqual(['q-cgj', 'q-cgj-1']);
    expect([...scopeOf(org('q-cgj-1'), directory)]).toEqual(['q-cgj-1']);
  });

  it('of a petition office: also those of the bodies it supervises and of the offices below it', () => {
    const scope = scopeOf(org('c-xfj'), directory);

    expect(['c-rsj', 'q-xfj', 'q-cgj-1', 'l-sz', 'l-gd'].every((id) => scope.has(org(id)))).toBe(true);
    expect(['p-xfj', 'p-rst'].some((id) => scope.has(org(id)))).toBe(false);
    expect(scopeOf(org('q-xfj'), directory).has(org('l-sz'))).toBe(false);
  });

  it('shows a matter to its parties and those above them, and to no other', () => {
    expect(whoSees(NOT_WITHHELD, ['q-xfj', 'q-cgj'])).toEqual(['p-xfj', 'c-xfj', 'q-xfj', 'q-gov', 'q-cgj']);
    expect(whoSees(NOT_WITHHELD, [])).toEqual([]);
  });
});

describe('the same rule as a MongoDB filter', () => {
  const orgs = fc.constantFrom(...everyone, org('x'));
  const withheld: fc.Arbitrary<Withheld> = fc.oneof(
    fc.constant(NOT_WITHHELD),
    orgs.map((id): Withheld => ({ scope: 'allBut', org: id, seq: 1 })),
    fc.array(orgs, { maxLength: 3 }).map((ids): Withheld => ({ scope: 'from', orgs: ids, seq: 1 })),
  );

  it('agrees with maySee for every viewer and matter', () =>
    fc.assert(
      fc.property(fc.record({ viewer: orgs, hidden: withheld, parties: fc.array(orgs, { maxLength: 4 }), registrar: orgs }), (drawn) => {
        const { viewer, hidden, parties, registrar } = drawn;
        const filter = scopeFilter({ org: viewer }, directory, {
          withheld: 'state.withheld',
          parties: ['state.parties', 'state.registrar'],
        });
        const document = { _id: 'm1', state: { withheld: hidden, parties, registrar } };

        expect(matchesFilter(filter, document)).toBe(
          maySee({ org: viewer }, { withheld: hidden, parties: [...parties, registrar] }, directory),
        );
      }),
      { numRuns: 1000 },
    ));

  it('shows no record that does not say whether it is withheld', () => {
    const filter = scopeFilter(actor('c-xfj'), directory, { withheld: 'state.withheld', parties: ['state.parties'] });

    expect(matchesFilter(filter, { _id: 'm1', state: { parties: ['c-xfj'] } })).toBe(false);
  });
});

const byDirectory = (a: string, b: string) => everyone.indexOf(org(a)) - everyone.indexOf(org(b));
