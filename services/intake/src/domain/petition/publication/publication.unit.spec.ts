import type { PetitionEvent } from '@huiyin/contracts';
import { asOrgId, type Sealed } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { petitionAggregate } from '../petition.aggregate.js';
import type { Petition } from '../state/petition.js';
import { personalTraces } from './personal-traces.js';
import { approveResult, proposeResult, withdrawResult } from './publish-result.js';

const WRITER = staff('q-xfj:registrar');
const HEAD = staff('q-xfj:head');
const sealed = 'a.b.c.d.e' as Sealed;
const words = { title: sealed, text: sealed, basis: sealed };
const shown = { title: '供热管网改造', text: '已完成改造。', basis: '城镇供热条例' };
const resultId = '0190-1';

const facts = { kind: 'appeal', confidential: false, publicConsent: true, registeredBy: 'q-xfj', petitioners: [] };
const closed = (over: object = {}, overFacts: object = {}): Petition =>
  ({
    ...{ stage: 'closed', parties: ['q-xfj', 'q-zjj'], withheld: { scope: 'none', seq: 0 }, clocks: {} },
    ...over,
    facts: { ...facts, ...overFacts },
  }) as unknown as Petition;
const at = (state: Petition, as = WRITER) => given<Petition, PetitionEvent>(state, petitionAggregate).at('2026-11-02').as(as).with(CITY);
const propose = proposeResult({ resultId, words, traces: [] });
const approve = approveResult({ words: shown, traces: [] });
const proposed = (): Petition => at(closed()).when(propose).state;

describe('[S3-09] publication of a result', () => {
  it('is written by one and approved by another, of the same body; then its words are public', () => {
    const published = at(proposed(), HEAD).when(approve);

    published.then([{ type: 'ResultPublished', data: { resultId, by: 'q-xfj', ...shown, approvedBy: HEAD.id } }]);
    expect(published.state).toMatchObject({ publication: { stage: 'published', ...shown } });
    at(proposed(), staff('q-xfj:leader')).when(approve).then(['ResultPublished']);
  });

  it('nobody approves his own text, nor that of another body', () => {
    const own = at(closed(), HEAD).when(propose).state;

    at(own, HEAD).when(approve).thenRefused('petition.own-text');
    at(proposed(), staff('q-zjj:head')).when(approve).thenRefused('petition.forbidden');
    at(proposed(), staff('q-xfj:supervisor')).when(approve).thenRefused('actor.not-authorised');
  });

  it.each([
    ['a matter that still runs', closed({ stage: 'handling' }), 'petition.not-closed'],
    ['a report', closed({}, { kind: 'report' }), 'petition.not-public'],
    ['a confidential matter', closed({}, { confidential: true }), 'petition.not-public'],
    ['one whose petitioner did not agree', closed({}, { publicConsent: false }), 'petition.no-public-consent'],
    ['[INV-6] a withheld one', closed({ withheld: { scope: 'from', orgs: [asOrgId('q-zjj')], seq: 2 } }), 'petition.not-public'],
    ['one of others', closed({ parties: ['n-xfj'] }), 'petition.forbidden'],
  ] as const)('not of %s', (_what, state, code) => at(state).when(propose).thenRefused(code));

  it('not while the text names people, neither when it is written nor when it is approved', () => {
    at(closed())
      .when(proposeResult({ resultId, words, traces: ['phone'] }))
      .thenRefused('petition.text-not-masked');
    at(proposed(), HEAD)
      .when(approveResult({ words: shown, traces: ['own-words'] }))
      .thenRefused('petition.text-not-masked');
  });

  it('[INV-6] what became withheld in between is not approved', () =>
    at({ ...proposed(), withheld: { scope: 'from', orgs: [], seq: 9 } } as unknown as Petition, HEAD)
      .when(approve)
      .thenRefused('petition.not-public'));

  it('is taken back by a head, and may be written anew', () => {
    const published = at(proposed(), HEAD).when(approve).state;
    at(published).when(propose).thenRefused('petition.already-published');
    at(published).when(withdrawResult(sealed)).thenRefused('actor.not-authorised');
    const withdrawn = at(published, HEAD).when(withdrawResult(sealed));
    withdrawn.then(['ResultWithdrawn']);
    at(withdrawn.state, HEAD).when(withdrawResult(sealed)).thenRefused('petition.no-result-proposed');
    at(withdrawn.state).when(propose).then(['ResultProposed']);
  });
});

describe('[S3-09] what a public text must not hold', () => {
  const own = ['陈一', '19900001001', 'p001@example.org', '990102195702060017', '云州市清河区和平街道光明路3号'];

  it.each([
    ['来电19900002002反映', 'phone'],
    ['来电 １９９ ０００ ０２００２', 'phone'],
    ['拨打0571-87654321', 'phone'],
    ['证件号99010219570206001x', 'id-number'],
    ['卡号6222021234567890123', 'account'],
    ['写信至 a.b@example.org', 'e-mail'],
    ['住3 号楼2单元', 'place'],
    ['信访人陈 一反映', 'own-words'],
    ['家住清河区和平街道光明路', 'own-words'],
  ])('%s: %s', (text, trace) => expect(personalTraces(text, own)).toContain(trace));

  it.each(['2026年8月3日收到反映，9月底前完成供热管网改造，涉及居民1200户。', '依据《城镇供热条例》第15条办理。'])('%s is clean', (text) =>
    expect(personalTraces(text, own)).toEqual([]),
  );

  it('is found in a long and hostile text in no time', () => {
    const began = performance.now();
    personalTraces('1'.repeat(5_000) + '@'.repeat(5_000) + 'a'.repeat(5_000), own);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
