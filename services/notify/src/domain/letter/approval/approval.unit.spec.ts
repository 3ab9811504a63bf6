import { asOrgId, asStaffId, type Withheld } from '@huiyin/kernel';
import { asAppointed } from '@huiyin/policy';
import { given } from '@huiyin/testing/domain';
import { CITY, someone } from '../../../testing/city.js';
import { afterSteps, CHECKER, FILLED_IN, HEAD, LEADER, supplement, WRITER, type ActedStep } from '../../../testing/drafts.js';
import { sealedAs } from '../../../testing/matters.js';
import { noteWithheld } from '../note-matter.js';
import { lettersAggregate } from '../letters.aggregate.js';
import { checkDraft } from './check-draft.js';
import { editDraft } from './edit-draft.js';
import { dropDraft, returnDraft } from './return-draft.js';
import { signDraft } from './sign-draft.js';
import { awaitedOf } from './waits-for.js';
import { writeDraft } from './write-draft.js';

const draftId = 'draft-1';
const write: ActedStep = [WRITER, writeDraft(supplement())];
const check: ActedStep = [CHECKER, checkDraft({ draftId })];
const edit = (text: string) => editDraft({ draftId, facts: { missing: sealedAs(text) } });
const on = (...steps: readonly ActedStep[]) =>
  given(afterSteps(...steps), lettersAggregate)
    .with(CITY)
    .at('2026-08-05');
const withheldFrom = (...orgs: readonly string[]): Withheld => ({ scope: 'from', orgs: orgs.map(asOrgId), seq: 2 });

describe('a letter that an office composes itself', () => {
  it('is drafted, checked, signed, and only then ordered, with the names of all three', () =>
    on(write, check)
      .as(LEADER)
      .when(signDraft({ draftId }))
      .then([
        { type: 'DraftSigned', data: { draftId, by: LEADER.id, signedOn: '2026-08-05' } },
        {
          type: 'LetterOrdered',
          data: {
            letterId: 'L07-draft-1-p1',
            issuer: 'q-zjj',
            approval: { draftId, writtenBy: [WRITER.id], checkedBy: CHECKER.id, signedBy: LEADER.id },
          },
        },
        { type: 'LetterOrdered', data: { letterId: 'L07-draft-1-p2', sameAs: 'L07-draft-1-p1' } },
      ]));

  it('is no letter before: nobody receives it, nothing is made, and no deadline of it runs', () => {
    const { letters, drafts } = afterSteps(write, check);

    expect(letters.filter(({ code }) => code === 'L07')).toEqual([]);
    expect(drafts).toEqual([expect.objectContaining({ id: draftId, progress: { stage: 'checked', by: CHECKER.id } })]);
    expect(lettersAggregate.deadlines(afterSteps(write, check)).some(({ name }) => name.includes('L07'))).toBe(false);
  });

  it.each([
    ['its writer', { ...WRITER, roles: ['undertaker', 'head'] as const }, 'draft.own-draft'],
    ['a role that the letter does not need', someone('q-zjj', 'presiding-officer'), 'draft.needs-other-role'],
    ['somebody without a role that signs', CHECKER, 'actor.not-authorised'],
    ['the head of another office', someone('q-cgj', 'head'), 'draft.not-found'],
  ])('is not signed by %s', (_who, actor, code) =>
    on(write, check)
      .as(actor)
      .when(signDraft({ draftId }))
      .thenRefused(code as never),
  );

  it('is not checked by who wrote or changed it, nor signed unchecked', () => {
    const author = { ...WRITER, roles: ['undertaker', 'head'] as const };
    on(write).as(author).when(checkDraft({ draftId })).thenRefused('draft.own-draft');
    on(write, [CHECKER, edit('二')])
      .as(CHECKER)
      .when(checkDraft({ draftId }))
      .thenRefused('draft.own-draft');
    on(write).as(LEADER).when(signDraft({ draftId })).thenRefused('draft.wrong-stage');
  });

  it('[INV-18] is signed by who acts in the head’s place on that day, and says in whose', () => {
    const acting = { for: HEAD.id, from: '2026-08-01', until: '2026-08-10', scope: ['sign-letter'] } as never;
    const deputy = someone('q-zjj', 'presiding-officer');
    const directory = {
      ...CITY,
      staff: new Map([...CITY.staff, [deputy.id, { id: deputy.id, name: '职员', org: deputy.org, roles: deputy.roles, acting: [acting] }]]),
    };
    const appointed = asAppointed(deputy, { at: '2026-08-05T01:00:00.000Z' as never, directory, actions: ['sign-letter'] });

    on(write, check)
      .as(appointed)
      .when(signDraft({ draftId }))
      .then(['DraftSigned', { type: 'LetterOrdered', data: { approval: { signedBy: deputy.id, signedFor: HEAD.id } } }, 'LetterOrdered']);
  });
});

describe('a draft that is changed', () => {
  it('keeps each difference, and must be checked again', () => {
    const changed = on(write, check).as(WRITER).when(edit('二、租赁合同'));
    changed.then([
      { type: 'DraftEdited', data: { changes: { missing: { was: '一、房屋权属证明', now: '二、租赁合同' } }, by: WRITER.id } },
    ]);

    expect(changed.state.drafts[0]).toMatchObject({ facts: { missing: '二、租赁合同', supplyDays: 15 }, progress: { stage: 'written' } });
    expect(changed.state.drafts[0]).not.toHaveProperty('checkedBy');
  });

  it('a fact that is taken out is a difference too; what says the same is none', () => {
    on(write)
      .as(WRITER)
      .when(editDraft({ draftId, facts: { pauses: undefined } }))
      .then([{ type: 'DraftEdited', data: { changes: { pauses: { was: 'no' } } } }]);
    on(write)
      .as(WRITER)
      .when(editDraft({ draftId, facts: { supplyDays: 15 } }))
      .thenRefused('draft.nothing-changed');
  });

  it('goes back with comments to who wrote it, who changes it and hands it on again', () => {
    const comments = sealedAs('请列明材料名称');
    const back: ActedStep = [LEADER, returnDraft({ draftId, comments })];
    on(write, check)
      .as(LEADER)
      .when(returnDraft({ draftId, comments }))
      .then([{ type: 'DraftReturned', data: { comments, by: LEADER.id } }]);
    on(write, check, back).as(LEADER).when(signDraft({ draftId })).thenRefused('draft.wrong-stage');

    const [draft] = afterSteps(write, check, back, [WRITER, edit('二')], check).drafts;
    expect(draft).toMatchObject({ progress: { stage: 'checked' }, authors: [WRITER.id] });
  });

  it('is given up with a reason, stays in the record, and waits for nobody', () => {
    const { drafts } = afterSteps(write, [WRITER, dropDraft({ draftId, reason: sealedAs('信访人已补齐') })]);

    expect(drafts).toEqual([expect.objectContaining({ progress: { stage: 'dropped', by: WRITER.id, reason: '信访人已补齐' } })]);
    expect(drafts[0]).not.toHaveProperty('waitsAt');
  });
});

describe('what is refused', () => {
  const refuses = (over: Parameters<typeof supplement>[0], actor = WRITER) =>
    on()
      .as(actor)
      .when(writeDraft(supplement(over)));

  it('a letter that carries what another service decided', () =>
    refuses({ rule: { kind: 'decided-elsewhere', events: ['OpinionIssued'] } }).thenRefused('draft.decided-elsewhere'));

  it('an office that has no part in the matter, and who may not write', () => {
    refuses({}, someone('q-cgj', 'undertaker')).thenRefused('draft.not-a-party');
    refuses({}, LEADER).thenRefused('actor.not-authorised');
  });

  it('facts that the letter does not have, or that name somebody whom nobody knows', () => {
    refuses({ facts: { missing: sealedAs('一'), outcome: '1' } }).thenRefused('draft.facts-unknown', { facts: ['outcome'] });
    refuses({ code: 'L27', to: { kind: 'file' }, facts: { person: 'p9', visitor: asStaffId('x:nobody') } }).thenRefused(
      'draft.facts-unknown',
      {
        facts: ['person', 'visitor'],
      },
    );
  });

  it('a draft that lacks what the letter must say, when it is to be checked', () =>
    on([WRITER, writeDraft(supplement({ facts: { supplyDays: 15 } }))])
      .as(CHECKER)
      .when(checkDraft({ draftId }))
      .thenRefused('draft.facts-incomplete', { facts: ['missing', 'supplyBy', 'pauses'] }));

  it('[REG-36d] that a matter is no longer accepted, where nobody confirmed that there are no new facts', () => {
    const numbers = {
      opinionNumber: '一',
      reviewNumber: '二',
      reReviewNumber: '三',
      reReviewBody: 'c-zjj',
      reReviewServedOn: '2026-07-20',
    };

    on([WRITER, writeDraft(supplement({ code: 'L03', facts: numbers }))])
      .as(CHECKER)
      .when(checkDraft({ draftId }))
      .thenRefused('draft.facts-incomplete', { facts: ['sameFacts'] });
  });

  it.each([
    ['a petitioner whom the matter does not have', { kind: 'person', person: 'p9' }, 'draft.no-such-petitioner'],
    ['an organisation that is not in the directory', { kind: 'organisation', org: asOrgId('nowhere') }, 'draft.no-such-organisation'],
  ] as const)('%s as addressee', (_what, to, code) => refuses({ to }).thenRefused(code));

  it('what offices write among themselves, or keep, as a letter to petitioners', () =>
    refuses({ code: 'L32', facts: {} }).thenRefused('draft.not-for-petitioners'));

  it('[INV-6] a body from which the matter is withheld, also when it is withheld after the draft was written', () => {
    const toBody = { to: { kind: 'organisation', org: asOrgId('q-cgj') } } as const;
    const withhold: ActedStep = [WRITER, noteWithheld({ data: { withheld: withheldFrom('q-cgj') } })];

    on(withhold)
      .as(WRITER)
      .when(writeDraft(supplement(toBody)))
      .thenRefused('draft.withheld-from-addressee');
    on(withhold)
      .as(WRITER)
      .when(writeDraft(supplement({ copies: [asOrgId('q-cgj')] })))
      .thenRefused('draft.withheld-from-addressee');
    on([WRITER, writeDraft(supplement(toBody))], check, withhold)
      .as(LEADER)
      .when(signDraft({ draftId }))
      .thenRefused('draft.withheld-from-addressee');
  });
});

describe('a form that its writer fills in', () => {
  const form = {
    code: 'L28',
    to: { kind: 'file' },
    rule: FILLED_IN,
    facts: { document: '处理意见书', documentNumber: '清建处〔2026〕5号' },
  } as const;

  it('is a letter at once, kept on file: served on nobody, in nobody’s inbox', () => {
    const { letters } = afterSteps([WRITER, writeDraft(supplement(form))]);

    expect(letters.at(-1)).toMatchObject({
      code: 'L28',
      addressee: { kind: 'organisation', org: 'q-zjj' },
      onFile: true,
      service: { stage: 'none' },
    });
  });

  it('is for those roles, and complete', () => {
    on()
      .as(someone('q-zjj', 'supervisor'))
      .when(writeDraft(supplement(form)))
      .thenRefused('draft.needs-other-role');
    on()
      .as(WRITER)
      .when(writeDraft(supplement({ ...form, facts: {} })))
      .thenRefused('draft.facts-incomplete');
  });
});

describe('who a draft waits for', () => {
  const waits = (...steps: readonly ActedStep[]) => {
    const [draft] = afterSteps(...steps).drafts;

    return [WRITER, CHECKER, LEADER, someone('q-cgj', 'head')].map((actor) => (draft === undefined ? undefined : awaitedOf(draft, actor)));
  };

  it('who may check, then who may sign, and its authors when it comes back; never another office', () => {
    const nobody = undefined;

    expect(waits(write)).toEqual([nobody, 'check', 'check', nobody]);
    expect(waits(write, check)).toEqual([nobody, nobody, 'signature', nobody]);
    expect(waits(write, [LEADER, returnDraft({ draftId, comments: sealedAs('改') })])).toEqual(['revision', nobody, nobody, nobody]);
    expect(waits(write, check, [LEADER, signDraft({ draftId })])).toEqual([nobody, nobody, nobody, nobody]);
  });
});
