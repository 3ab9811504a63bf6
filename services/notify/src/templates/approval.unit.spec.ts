import type { LocalDate } from '@huiyin/kernel';
import { LETTER_CODES, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { approvalFaults, approvalOf, changedApprovalFaults } from './approval.js';
import { loadTemplates, type Templates } from './load-templates.js';

let templates: Templates;
beforeAll(async () => {
  templates = await loadTemplates();
});

const ruleOf = (code: LetterCode, facts: object = {}) => {
  const template = templates.wordingFor({ code, on: '2026-08-14' as LocalDate })?.template;
  if (template === undefined) throw new RangeError(code);

  return approvalOf(template, facts as Readonly<Record<string, unknown>>);
};

describe('whose word makes a letter (审批)', () => {
  it('of most letters the event in which another service recorded the approval: they follow at once', () => {
    expect(ruleOf('L08')).toEqual({ kind: 'decided-elsewhere', events: ['HandlingExtended'] });
    expect(ruleOf('L09')).toEqual({ kind: 'decided-elsewhere', events: ['OpinionIssued'] });
    expect(ruleOf('L21')).toEqual({ kind: 'decided-elsewhere', events: ['NoticeIssued'] });
  });

  it.each([
    ['L03', {}],
    ['L07', {}],
    ['L12', { kind: 'mediation' }],
    ['L22', { part: 'plan' }],
    ['L23', { part: 'feedback' }],
    ['L24', { kind: 'talk' }],
    ['L32', { part: 'borrowing' }],
  ] as const)('%s %j is signed by a leader or the head of the office that composes it', (code, facts) =>
    expect(ruleOf(code, facts)).toEqual({ kind: 'signed', roles: ['leader', 'head'] }),
  );

  it('the parts of one letter may differ', () => {
    expect(ruleOf('L18', { kind: 'application' }).kind).toBe('filled-in');
    expect(ruleOf('L18', { kind: 'refusal' })).toEqual({ kind: 'decided-elsewhere', events: ['HearingRefused'] });
    expect(ruleOf('L19', { part: 'transcript' })).toEqual({ kind: 'signed', roles: ['presiding-officer', 'head'] });
    expect(ruleOf('L19')).toEqual({ kind: 'decided-elsewhere', events: ['HearingConcluded'] });
  });

  it('[S3-92] what came of a report is told to who signed it, on the word of a leader of the body that handled it', () => {
    expect(ruleOf('L33', { basis: 'feedback' })).toEqual({ kind: 'signed', roles: ['leader', 'head'] });
    expect(ruleOf('L33', { basis: 'repeat' }).kind).toBe('decided-elsewhere');
  });

  it('is said of every letter', () =>
    expect(LETTER_CODES.filter((code) => ruleOf(code, { part: 'x', kind: 'x' }).kind === undefined)).toEqual([]));
});

describe('what a template may not say of it', () => {
  it('an event that nobody says, and a role that may not sign', () => {
    expect(approvalFaults({ approval: { decidedBy: ['PetitionTaken'] } })).toEqual(['approval: no such event as PetitionTaken']);
    expect(approvalFaults({ approval: [{ when: { kind: 'a' }, signedBy: ['operator'] }, { filledInBy: ['registrar'] }] })).toEqual([
      'approval: operator may not do that',
    ]);
  });

  it('a region names other signers, and does not do without', () => {
    const nation = { approval: { signedBy: ['leader' as const, 'head' as const] } };

    expect(changedApprovalFaults(nation, { approval: { signedBy: ['head'] } })).toEqual([]);
    expect(changedApprovalFaults(nation, { approval: { filledInBy: ['registrar'] } })).toHaveLength(1);
    expect(changedApprovalFaults(nation, { approval: [{ when: { kind: 'a' }, signedBy: ['head'] }] })).toHaveLength(1);
  });

  it('nothing said of such facts: nobody may compose it', () =>
    expect(approvalOf({ approval: [{ when: { kind: 'a' }, signedBy: ['head'] }] }, { kind: 'b' })).toEqual({
      kind: 'decided-elsewhere',
      events: [],
    }));
});
