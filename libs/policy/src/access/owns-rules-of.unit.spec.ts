import type { RuleScope } from '@huiyin/kernel';
import { sampleActor, sampleDirectory } from '@huiyin/testing/domain';
import { ownsRulesOf } from './owns-rules-of.js';

const directory = sampleDirectory();
const SCOPES = ['nation', '990000', '990100', '990102', 'q-zjj', '980000'] as readonly RuleScope[];
const owned = (id: string) => SCOPES.filter((scope) => ownsRulesOf(sampleActor(id), scope, directory));

describe('whose rules a rule owner keeps', () => {
  it.each([
    ['p-xfj:rule-owner', ['nation', '990000', '990100', '990102', 'q-zjj']],
    ['c-xfj:rule-owner', ['990100', '990102', 'q-zjj']],
    ['q-xfj:rule-owner', ['990102', 'q-zjj']],
    ['n-xfj:rule-owner', []],
    ['o-xfj:rule-owner', ['nation', '980000']],
  ])('%s: those of the own region and below it, and none of another province', (id, scopes) => expect(owned(id)).toEqual(scopes));

  it('nobody’s where the organisation is not in the directory', () =>
    expect(SCOPES.filter((scope) => ownsRulesOf({ org: 'nowhere' as never }, scope, directory))).toEqual([]));
});
