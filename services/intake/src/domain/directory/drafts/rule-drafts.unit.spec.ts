import type { RuleSetDocument } from '@huiyin/contracts';
import type { Directory, LocalDate, RuleSet } from '@huiyin/kernel';
import { heldBy, startClock } from '@huiyin/time';
import { besideVersions } from '@huiyin/policy';
import { given, shanghai } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { directoryAggregate, type DirectoryEvent } from '../directory.aggregate.js';
import { approveDraft } from './approve-draft.js';
import { rejectDraft, withdrawDraft } from './end-draft.js';
import { proposeRuleSet } from './propose-rule-set.js';
import { ruleDifferences } from './rule-differences.js';

const REGION = '990100' as RuleSet['region'];
const DRAFT = { entity: 'rule-set', id: REGION } as const;
const city = staff('c-xfj:rule-owner');
const province = staff('p-xfj:rule-owner');
const colleague = staff('p-xfj:rule-owner-2');
const otherProvince = staff('o-xfj:rule-owner');
const day = (written: string): LocalDate => written as LocalDate;

const document = (over: Partial<RuleSetDocument> = {}): RuleSetDocument => ({
  validFrom: day('2026-09-01'),
  source: '云州市信访工作规则',
  timers: [{ timer: 'T-TRIAGE', limit: 10 }],
  parameters: { 'repeated-reminders': 3 },
  ...over,
});
const propose = (over: Partial<RuleSetDocument> = {}) => proposeRuleSet(REGION, document(over));
const approve = approveDraft(DRAFT);

/** A world in which these events have happened. */
const after = (...events: readonly DirectoryEvent[]) =>
  given(events as never, directoryAggregate)
    .with(CITY)
    .at('2026-08-21');
const eventsOf = (decided: { readonly events: readonly DirectoryEvent[] }): readonly DirectoryEvent[] => decided.events;
const version = (number: number, from: string, over: Partial<RuleSet> = {}): RuleSet => ({
  ...{ region: REGION, version: number, validFrom: day(from), source: '云州市信访工作规则', timers: [], parameters: {}, ...over },
});
const published = (...versions: readonly RuleSet[]): DirectoryEvent => ({
  type: 'DirectoryEntryPublished',
  data: { ...DRAFT, version: 1, value: { region: REGION, versions: versions.map((one) => ({ ...one })) } } as never,
});
/** Proposed by the city's rule owner, as the record holds it. */
const proposal = (over: Partial<RuleSetDocument> = {}, ...before: readonly DirectoryEvent[]) =>
  eventsOf(
    after(...before)
      .as(city)
      .when(propose(over)),
  )[0] as DirectoryEvent;
const open = (over: Partial<RuleSetDocument> = {}, ...before: readonly DirectoryEvent[]) => {
  const event = { ...proposal(over, ...before), actor: city };

  return after(...before, event);
};

describe('proposing a version of a region’s rules', () => {
  it('keeps the whole version as it would hold: what it does not say is the law’s', () =>
    after()
      .as(city)
      .when(propose())
      .then([
        {
          type: 'DirectoryDraftProposed',
          data: {
            ...DRAFT,
            draft: 1,
            value: {
              region: REGION,
              version: 1,
              timers: [{ timer: 'T-TRIAGE', limit: 10, type: 'cal', nature: 'duty', source: '云州市信访工作规则', mark: 'L' }],
            },
          },
        },
      ]));

  it('publishes nothing yet', () => expect(after().as(city).when(propose()).state).toMatchObject({ stage: 'drafted', draftsMade: 1 }));

  it.each([
    [
      'a limit looser than the law',
      { timers: [{ timer: 'T-HANDLE', limit: 90 }] },
      { path: ['timers', 0, 'limit'], code: 'rule-set.looser-than-law' },
    ],
    ['an unknown timer', { timers: [{ timer: 'T-NEW', limit: 3 }] }, { path: ['timers', 0, 'timer'], code: 'rule-set.timer-unknown' }],
    [
      'a negative limit',
      { timers: [{ timer: 'T-TRIAGE', limit: -1 }] },
      { path: ['timers', 0, 'limit'], code: 'rule-set.limit-not-whole' },
    ],
    ['[S2-23] an end before its beginning', { validTo: day('2026-08-31') }, { path: ['validTo'], code: 'rule-set.ends-before-it-begins' }],
    [
      'a parameter nobody asks for',
      { parameters: { courage: 1 } },
      { path: ['parameters', 'courage'], code: 'rule-set.parameter-unknown' },
    ],
    ['a blank source', { source: ' ' }, { path: ['source'], code: 'rule-set.source-missing' }],
  ])('[INV-13] is refused for %s, with its place', (_, over, fault) =>
    after()
      .as(city)
      .when(propose(over as never))
      .thenRefused('draft.not-lawful', { faults: [fault] }),
  );

  it('is refused where it runs into another version', () => {
    const older = published(version(1, '2026-01-01', { validTo: day('2026-12-31') }));
    after(older)
      .as(city)
      .when(propose())
      .thenRefused('draft.not-lawful', { faults: [{ path: ['validFrom'], code: 'rule-set.overlaps' }] });
    after(published(version(1, '2026-01-01')))
      .as(city)
      .when(propose())
      .then([{ type: 'DirectoryDraftProposed', data: { value: { version: 2 } } }]);
  });

  it('[INV-13] corrects a version that is not in force yet, and no other', () => {
    const versions = published(version(1, '2026-08-21'), version(2, '2027-01-01'));
    const correct = (corrects: number) =>
      after(versions)
        .as(city)
        .when(propose({ corrects, validFrom: day('2027-02-01') }));
    correct(2).then([{ type: 'DirectoryDraftProposed', data: { replaces: 2, value: { version: 2, validFrom: '2027-02-01' } } }]);
    correct(1).thenRefused('rule-set.version-in-force', { version: 1, since: '2026-08-21' });
    correct(3).thenRefused('rule-set.no-such-version');
  });

  it('is for rule owners of the region or of one above it', () => {
    after().as(staff('c-xfj:registrar')).when(propose()).thenRefused('actor.not-authorised');
    after().as(staff('q-xfj:rule-owner')).when(propose()).thenRefused('directory.rules-of-others');
    after()
      .as({ ...city, org: 'nowhere' as never })
      .when(propose())
      .thenRefused('directory.rules-of-others');
    after().as(city).when(proposeRuleSet('nation', document())).thenRefused('directory.rules-of-others');
    after()
      .as(province)
      .when(proposeRuleSet('nation', document({ timers: [] })))
      .then([{ type: 'DirectoryDraftProposed', data: { id: 'nation' } }]);
  });

  it('is never for rule owners of another province, whatever their place in their own', () => {
    for (const region of ['990000', '990100', '990102', 'q-zjj'] as const) {
      after()
        .as(otherProvince)
        .when(proposeRuleSet(region as never, document()))
        .thenRefused('directory.rules-of-others');
    }
    after()
      .as(otherProvince)
      .when(proposeRuleSet('980000' as never, document()))
      .then([{ type: 'DirectoryDraftProposed', data: { id: '980000' } }]);
  });

  it('may be of one organisation’s rules', () =>
    after()
      .as(staff('q-xfj:rule-owner'))
      .when(proposeRuleSet('q-zjj' as never, document({ timers: [{ timer: 'T-HANDLE', limit: 45 }] })))
      .then([{ type: 'DirectoryDraftProposed', data: { id: 'q-zjj' } }]));

  it('waits until the open draft is decided', () =>
    open()
      .as(province)
      .when(propose({ source: '另一文件' }))
      .thenRefused('draft.another-is-open', { draft: 1, proposedBy: city.id }));
});

describe('approving a draft', () => {
  it('is never for the one who proposed it', () => open().as(city).when(approve).thenRefused('draft.needs-second-person'));

  it('is for rule owners of the region or above it', () =>
    open().as(staff('q-xfj:rule-owner')).when(approve).thenRefused('directory.rules-of-others'));

  it('of a province is for a colleague there, not for another province’s rule owner', () => {
    const ofProvince = { entity: 'rule-set', id: '990000' } as const;
    const { events } = after()
      .as(province)
      .when(proposeRuleSet('990000' as never, document()));
    const drafted = after(...eventsOf({ events }).map((event) => ({ ...event, actor: province })));

    drafted.as(province).when(approveDraft(ofProvince)).thenRefused('draft.needs-second-person');
    drafted.as(otherProvince).when(approveDraft(ofProvince)).thenRefused('directory.rules-of-others');
    drafted
      .as(otherProvince)
      .when(rejectDraft({ ...ofProvince, reason: 'x' }))
      .thenRefused('directory.rules-of-others');
    drafted.as(colleague).when(approveDraft(ofProvince)).then(['DirectoryDraftApproved', 'DirectoryEntryPublished']);
  });

  it('lets it hold beside the older versions, and says who proposed it', () =>
    open({}, published(version(1, '2026-01-01')))
      .as(province)
      .when(approve)
      .then([
        { type: 'DirectoryDraftApproved', data: { draft: 1, proposedBy: city.id } },
        { type: 'DirectoryEntryPublished', data: { version: 2, value: { region: REGION, versions: [{ version: 1 }, { version: 2 }] } } },
      ]));

  it('puts a correction in the place of what it corrects', () =>
    open({ corrects: 2, validFrom: day('2027-02-01') }, published(version(1, '2026-01-01'), version(2, '2027-01-01')))
      .as(province)
      .when(approve)
      .then(([, entry]) =>
        expect(
          (entry?.data as unknown as { value: { versions: RuleSet[] } }).value.versions.map(({ version: n, validFrom }) => [n, validFrom]),
        ).toEqual([
          [1, '2026-01-01'],
          [2, '2027-02-01'],
        ]),
      ));

  it('[INV-13] looks again: what came into force meanwhile is not changed', () =>
    open({ corrects: 2, validFrom: day('2027-02-01') }, published(version(1, '2026-01-01'), version(2, '2027-01-01')))
      .at('2027-01-05')
      .as(province)
      .when(approve)
      .thenRefused('rule-set.version-in-force'));

  it('is of the draft that was seen', () => {
    open()
      .as(province)
      .when(approveDraft({ ...DRAFT, draft: 2 }))
      .thenRefused('draft.another-is-open', { draft: 1 });
    after().as(province).when(approve).thenRefused('draft.none-open');
  });

  it('leaves no draft open', () => {
    const { state } = open().as(province).when(approve);
    expect(state).toMatchObject({ stage: 'published', draftsMade: 1 });
    expect(state).not.toHaveProperty('draft');
  });
});

describe('a draft that does not come to hold', () => {
  it('is rejected by another person with a reason, or withdrawn by its proposer', () => {
    open()
      .as(province)
      .when(rejectDraft({ ...DRAFT, reason: '依据有误' }))
      .then([{ type: 'DirectoryDraftRejected', data: { reason: '依据有误', proposedBy: city.id } }]);
    open()
      .as(city)
      .when(rejectDraft({ ...DRAFT, reason: 'x' }))
      .thenRefused('draft.needs-second-person');
    open()
      .as(city)
      .when(withdrawDraft(DRAFT))
      .then([{ type: 'DirectoryDraftWithdrawn', data: { draft: 1 } }]);
    open().as(province).when(withdrawDraft(DRAFT)).thenRefused('draft.of-another-person');
    open().as(staff('q-xfj:rule-owner')).when(withdrawDraft(DRAFT)).thenRefused('directory.rules-of-others');
    after()
      .as(province)
      .when(rejectDraft({ ...DRAFT, reason: 'x' }))
      .thenRefused('draft.none-open');
  });

  it('leaves what is published as it is, and the next has the next number', () => {
    const before = published(version(1, '2026-01-01'));
    const withdrawn = open({}, before).as(city).when(withdrawDraft(DRAFT));
    expect(withdrawn.state).toMatchObject({ stage: 'published', version: 1, draftsMade: 1 });
    after(before, { ...proposal({}, before), actor: city } as never, ...withdrawn.events)
      .as(city)
      .when(propose())
      .then([{ type: 'DirectoryDraftProposed', data: { draft: 2 } }]);
  });
});

describe('what holds after an approval', () => {
  const draft = (proposal() as { data: { value: unknown } }).data.value as RuleSet;
  const changed: Directory = { ...CITY, ruleSets: new Map(CITY.ruleSets).set(REGION, besideVersions([], [draft])) };
  const clockOn = (written: string, directory: Directory) => {
    const at = shanghai(written);
    return startClock(
      { timer: 'T-TRIAGE', holder: heldBy(city.org), region: REGION as never, cause: 'PetitionRegistered' },
      { at, machine: at, actor: city, directory },
    );
  };

  it('[INV-13] is counted by clocks that begin then; one that ran keeps its version', () => {
    expect([clockOn('2026-08-31', changed).ruleSet, clockOn('2026-09-01', changed).ruleSet]).toEqual([
      { region: 'nation', version: 1 },
      { region: REGION, version: 1 },
    ]);
    expect(clockOn('2026-09-01', changed).limit).toBe(10);
  });

  it('is shown to the approver as differences to what holds', () => {
    const differences = ruleDifferences(draft, { others: [], directory: CITY, today: day('2026-08-21') });
    expect(differences).toEqual(
      expect.arrayContaining([
        { about: 'T-TRIAGE', field: 'limit', inForce: 15, proposed: 10 },
        { about: 'repeated-reminders', field: 'parameter', inForce: 2, proposed: 3 },
      ]),
    );
    expect(differences.some(({ field }) => field === 'type')).toBe(false);
  });

  it('shows too what falls back to the law', () => {
    const own = { ...draft, version: 1 };
    const next = version(2, '2026-10-01');
    const differences = ruleDifferences(next, { own, others: [own], directory: changed, today: day('2026-09-05') });
    expect(differences).toEqual(expect.arrayContaining([{ about: 'T-TRIAGE', field: 'limit', inForce: 10, proposed: 15 }]));
  });
});
