import { asOrgId, type Sealed } from '@huiyin/kernel';
import { SAMPLE } from '@huiyin/contracts';
import { given, shanghai } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { becomes, heard, request, step, story } from '../../../testing/petition-story.js';
import { REGISTRAR, served, transferred } from '../../../testing/petition-steps.js';
import { correctFact, type CorrectFact } from './correct-fact.js';
import { linkByReference, linkPetition, proposeRelations, type EarlierMatter, type LinkPetition } from './link-petition.js';
import { matchReportedUnit } from './match-reported-unit.js';
import { voidLink } from './void-link.js';
import { petitionAggregate } from '../petition.aggregate.js';

const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);

const registrar = staff(REGISTRAR);
const head = staff('q-xfj:head');
const earlier = (over: Partial<EarlierMatter> = {}): EarlierMatter => ({
  id: 'm0',
  number: 'XF0',
  version: 7,
  stage: 'handling',
  state: { stage: 'handling', body: asOrgId('q-zjj') },
  isWithheld: false,
  ...over,
});
const link = (relation: LinkPetition['relation'], over: Partial<EarlierMatter> = {}) => linkPetition({ earlier: earlier(over), relation });
const repeat = step('2026-08-04', REGISTRAR, link('repeat'));

describe('linking a matter to an earlier one (INV-16)', () => {
  it('[INV-16] [REG-19b] a reference of the sender links at once: the state of the running matter is told', () =>
    becomes(
      after(request()).when(linkByReference(earlier())),
      [
        {
          type: 'PetitionLinked',
          data: { to: 'm0', toNumber: 'XF0', relation: 'repeat', ground: 'reference', by: 'q-xfj', state: { body: 'q-zjj' }, asOf: 7 },
        },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
      ],
      { stage: 'replying', outcome: { kind: 'linked', to: 'm0' } },
    ));

  it('[INV-6] [INV-16] a reference to a matter that is hidden, or over, tells nothing', () => {
    after(request())
      .when(linkByReference(earlier({ isWithheld: true })))
      .thenIgnored('nothing-to-tell');
    after(request())
      .when(linkByReference(earlier({ stage: 'ended' })))
      .thenIgnored('nothing-to-tell');
  });

  it('[INV-16] a reference found after the office acted is proposed only', () =>
    after(request(), transferred())
      .when(linkByReference(earlier()))
      .then([{ type: 'RelationProposed', data: { candidates: [{ petition: 'm0', ground: 'same-person' }] } }]));

  it('[INV-16] the same problem of others is noted; each goes its own way', () =>
    becomes(
      after(request(), transferred()).at('2026-08-06').as(registrar).when(link('same-problem')),
      [{ type: 'PetitionLinked', data: { relation: 'same-problem', ground: 'staff' } }],
      { stage: 'passed', links: [{ to: 'm0', relation: 'same-problem' }] },
    ));

  it('[INV-16] relations are proposed once', () => {
    const candidate = { petition: 'm0', number: 'XF0', ground: 'same-problem' } as const;
    const proposed = heard('2026-08-04', proposeRelations([candidate]));
    after(request())
      .when(proposeRelations([candidate]))
      .then(['RelationProposed']);
    after(request(), proposed)
      .when(proposeRelations([candidate]))
      .thenIgnored('nothing-new');
    after(request(), repeat).when(linkByReference(earlier())).thenIgnored('already-linked');
    becomes(after(request(), proposed).as(registrar).when(link('same-problem')), ['PetitionLinked'], { candidates: [] });
  });

  it.each([
    ['petition.earlier-matter-withheld', [], REGISTRAR, link('same-problem', { isWithheld: true })],
    ['petition.earlier-matter-ended', [], REGISTRAR, link('repeat', { stage: 'ended' })],
    ['petition.not-in-triage', [transferred()], REGISTRAR, link('repeat')],
    ['petition.already-linked', [repeat], REGISTRAR, link('repeat')],
    ['petition.linked-to-itself', [], REGISTRAR, link('repeat', { number: request().facts.number })],
    ['petition.not-with-you', [], 'c-xfj:registrar', link('repeat')],
    ['actor.not-authorised', [], 'q-xfj:supervisor', link('repeat')],
  ] as const)('[INV-16] is refused: %s', (...[code, steps, by, decide]) =>
    after(request(), ...steps)
      .as(staff(by))
      .when(decide)
      .thenRefused(code),
  );
});

describe('a link that was void (INV-17)', () => {
  const undo = voidLink('m0', '不是同一事项');

  it('[INV-17] the office sorts the matter again, in a time of its own', () =>
    becomes(
      after(request(), repeat).at('2026-08-06').as(head).when(undo),
      [
        { type: 'RecordVoided', data: { step: 'PetitionLinked', ref: 'm0', approvedBy: 'q-xfj:head' } },
        { type: 'ClockStarted', data: { clock: { id: 'T-TRIAGE/q-xfj/2', lastDay: '2026-08-21' } } },
        { type: 'ClockStarted', data: { clock: { id: 'T-TRIAGE-L/q-xfj/2', lastDay: '2026-08-10' } } },
      ],
      { stage: 'triage', links: [] },
    ));

  it('[INV-17] of one problem is only struck out', () =>
    becomes(
      after(request(), step('2026-08-04', REGISTRAR, link('same-problem')))
        .as(head)
        .when(undo),
      ['RecordVoided'],
      { stage: 'triage', links: [] },
    ));

  it('[INV-17] is refused to others, without a link, and once the state was told', () => {
    after(request(), repeat).as(registrar).when(undo).thenRefused('petition.correction-needs-head');
    after(request()).as(head).when(undo).thenRefused('petition.not-linked');
    after(request(), repeat, served({ code: 'L33' }, '2026-08-05'))
      .as(head)
      .when(undo)
      .thenRefused('petition.already-closed');
  });
});

describe('correcting a registered fact (INV-17)', () => {
  const correct = (correction: CorrectFact) => correctFact(correction);
  const reason = '登记有误';

  it('[INV-17] [T-TRIAGE] another day of receipt: the time for sorting is counted anew', () =>
    becomes(
      after(request())
        .at('2026-08-06')
        .as(head)
        .when(correct({ fact: 'received-at', now: shanghai('2026-07-31T10:00'), reason })),
      [
        { type: 'FactCorrected', data: { fact: 'received-at', was: '2026-08-03T01:12:00.000Z', approvedBy: 'q-xfj:head' } },
        { type: 'ClockChanged', data: { change: 'recomputed', clock: { timer: 'T-REG', lastDay: '2026-08-03', state: 'met' } } },
        { type: 'ClockChanged', data: { change: 'recomputed', clock: { timer: 'T-TRIAGE', lastDay: '2026-08-17' } } },
        { type: 'ClockChanged', data: { change: 'recomputed', clock: { timer: 'T-TRIAGE-L', lastDay: '2026-08-04' } } },
      ],
      { facts: { receivedAt: '2026-07-31T02:00:00.000Z' } },
    ));

  it.each([
    [{ fact: 'region', now: '990103' }, { region: '990103' }],
    [{ fact: 'content-class', now: '050100' }, { contentClass: '050100' }],
    [{ fact: 'title', now: `${SAMPLE.sealed}x` as Sealed }, { title: `${SAMPLE.sealed}x` }],
  ] as const)('[INV-17] %o', (correction, facts) =>
    becomes(
      after(request())
        .at('2026-08-06')
        .as(head)
        .when(correct({ ...correction, reason })),
      ['FactCorrected'],
      { facts },
    ),
  );

  it('[INV-6] what turns out to be a report is hidden at once, and open again when it was none', () => {
    const isReport = correct({ fact: 'kind', now: 'report', reason });
    becomes(after(request()).as(head).when(isReport), ['FactCorrected'], {
      facts: { kind: 'report' },
      withheld: { scope: 'allBut', org: 'q-xfj', seq: 1 },
    });
    const matched = step('2026-08-04', REGISTRAR, matchReportedUnit([asOrgId('q-zjj')]));
    becomes(
      after(request({ purpose: '04' }), matched)
        .as(head)
        .when(correct({ fact: 'kind', now: 'appeal', reason })),
      ['FactCorrected'],
      {
        withheld: { scope: 'none', seq: 3 },
      },
    );
  });

  it.each([
    ['petition.correction-needs-head', [], REGISTRAR, { fact: 'region', now: '990103' }],
    ['petition.nothing-to-correct', [], 'q-xfj:head', { fact: 'region', now: '990102' }],
    ['petition.unknown-region', [], 'q-xfj:head', { fact: 'region', now: '123456' }],
    ['petition.unknown-content-class', [], 'q-xfj:head', { fact: 'content-class', now: '770000' }],
    ['petition.received-in-future', [], 'q-xfj:head', { fact: 'received-at', now: shanghai('2026-09-06') }],
    ['petition.not-in-triage', [transferred()], 'q-xfj:head', { fact: 'kind', now: 'report' }],
  ] as const)('[INV-17] is refused: %s', (...[code, steps, by, correction]) =>
    after(request(), ...steps)
      .at('2026-08-06')
      .as(staff(by))
      .when(correct({ ...correction, reason } as CorrectFact))
      .thenRefused(code),
  );
});
