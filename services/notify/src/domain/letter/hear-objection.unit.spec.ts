import { asOrgId, type LocalDate } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { CITY, someone } from '../../testing/city.js';
import { afterSteps, CHECKER, HEAD, supplement, WRITER, type ActedStep } from '../../testing/drafts.js';
import { attempt, issuing } from '../../testing/made.js';
import { sealedAs } from '../../testing/matters.js';
import { checkDraft } from './approval/check-draft.js';
import { signDraft } from './approval/sign-draft.js';
import { writeDraft } from './approval/write-draft.js';
import { hearObjection } from './hear-objection.js';
import { lettersAggregate } from './letters.aggregate.js';

const draftId = 'draft-1';
const letterId = 'L33-draft-1-p2';
const day = (text: string) => text as LocalDate;
const result = sealedAs('经核查，部分属实，已责成整改。');
const told = (): readonly ActedStep[] => [
  [WRITER, writeDraft(supplement({ code: 'L33', to: { kind: 'person', person: 'p2' }, facts: { basis: 'feedback', result } }))],
  [CHECKER, checkDraft({ draftId })],
  [HEAD, signDraft({ draftId })],
  ...issuing(letterId).map((step): ActedStep => [WRITER, step]),
];
const served = attempt(letterId, 1, 'sent').map((step): ActedStep => [WRITER, step]);
const words = sealedAs('对责任人的处理过轻');
const objection = (over: object = {}) => hearObjection({ letterId, person: 'p2', words, heardOn: day('2026-08-04'), ...over });
const on = (...steps: readonly ActedStep[]) =>
  given(afterSteps(...steps), lettersAggregate)
    .with(CITY)
    .at('2026-08-05')
    .as(WRITER);

describe('who signed a report (署名信反馈)', () => {
  it('[S3-92] is told what came of it, by the body that handled it, when its head has signed', () =>
    expect(afterSteps(...told()).letters.at(-1)).toMatchObject({
      id: letterId,
      issuer: asOrgId('q-zjj'),
      facts: { basis: 'feedback', result },
      approval: { signedBy: HEAD.id },
    }));

  it('[S3-92] is heard where he thinks otherwise, and what he says is kept with the letter', () => {
    const heard = on(...told(), ...served).when(objection());
    heard.then([{ type: 'ObjectionHeard', data: { letterId, person: 'p2', words, heardOn: '2026-08-04', by: WRITER.id } }]);

    expect(heard.state.letters.at(-1)).toMatchObject({ objections: [{ person: 'p2', words, heardOn: '2026-08-04' }] });
  });

  it.each([
    ['before he was told', told(), objection(), 'letter.not-served'],
    ['who was not told', [...told(), ...served], objection({ person: 'p1' }), 'objection.not-told'],
    ['on a day to come', [...told(), ...served], objection({ heardOn: day('2026-09-01') }), 'objection.wrong-day'],
  ] as const)('is not recorded %s', (...[, steps, decide, code]) =>
    on(...steps)
      .when(decide)
      .thenRefused(code),
  );

  it('is not recorded on a letter against which the law gives a remedy of its own', () => {
    const state = afterSteps();
    const acceptance = state.letters.find(({ code }) => code === 'L01');

    given(state, lettersAggregate)
      .as(WRITER)
      .when(objection({ letterId: acceptance?.id }))
      .thenRefused('objection.other-remedy');
  });

  it('is heard by the body that told him, and by nobody else', () =>
    on(...told(), ...served)
      .as(someone('q-xfj', 'registrar'))
      .when(objection())
      .thenRefused('letter.not-found'));
});
