import { SAMPLE } from '@huiyin/contracts';
import { staff } from '../../../testing/city.js';
import { after, clockIn, ends, nothingUntil } from '../../../testing/clock-facts.js';
import {
  accept,
  AGENCY,
  assigned,
  direct,
  HEAD,
  REGISTRAR,
  study,
  transferred,
  UNDERTAKER,
  WORDS,
  REPLY_OWED,
} from '../../../testing/petition-steps.js';
import { becomes, request, step } from '../../../testing/petition-story.js';
import { answerSuggestion } from './answer-suggestion.js';
import { raiseObjection } from './raise-objection.js';
import { withdrawPetition } from './withdraw-petition.js';

const suggestion = request({ purpose: '01' });
const studied = step('2026-08-10', UNDERTAKER, study);
const adopt = answerSuggestion({ outcome: '9', reply: SAMPLE.sealed });

describe('taking a suggestion to study it (Regulation Arts. 23 ¶3, 29)', () => {
  it('[REG-29] [T-NOTICE-XFER] gives notice without a route; no limit of its own starts', () =>
    becomes(
      after(suggestion, transferred()).at('2026-08-20').as(staff(UNDERTAKER)).when(study),
      [
        { type: 'PetitionAccepted', data: { agency: AGENCY, responsible: { leader: HEAD, undertaker: UNDERTAKER } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-NOTICE-XFER', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-OBJECT', state: 'cancelled' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
      ],
      { stage: 'studying', holder: AGENCY },
    ));

  it('[REG-29] [T-ASSIGN] may then take as long as its assignment says; the answer meets it', () => {
    const told = [suggestion, assigned('2026-12-01'), studied] as const;
    expect(nothingUntil('2026-11-30', ...told).events).toEqual([]);
    expect(clockIn('T-ASSIGN', ...told, step('2026-11-30', HEAD, adopt))).toMatchObject({ state: 'met' });
    expect(ends(nothingUntil('2026-12-02', ...told).events)).toEqual(['DutyMissed T-ASSIGN']);
  });

  it('[REG-29] is answered by the head, also after months', () =>
    becomes(
      after(suggestion, transferred(), studied).at('2026-11-30').as(staff(HEAD)).when(adopt),
      [{ type: 'SuggestionAnswered', data: { outcome: '9', signedBy: HEAD } }, REPLY_OWED],
      { stage: 'replying', outcome: { kind: 'suggestion-answer', code: '9' } },
    ));

  it('[T-NOTICE-DIRECT] one that was brought to the agency itself as well', () =>
    expect(clockIn('T-NOTICE-DIRECT', direct({ purpose: '01' }), studied)).toMatchObject({ state: 'met' }));

  it('[REG-31] a suggestion has no route, an appeal must have one', () => {
    after(suggestion, transferred()).at('2026-08-10').as(staff(UNDERTAKER)).when(accept(6)).thenRefused('petition.suggestion-has-no-route');
    after(request(), transferred()).at('2026-08-10').as(staff(UNDERTAKER)).when(study).thenRefused('petition.route-needed');
    after(suggestion, transferred(), studied).at('2026-08-11').as(staff(UNDERTAKER)).when(study).thenRefused('petition.not-passed');
  });

  it('[REG-23c] then it cannot be sent back any more; it can be withdrawn', () => {
    const object = raiseObjection({ reasons: WORDS, basis: '职责' });
    after(suggestion, transferred(), studied).at('2026-08-11').as(staff(UNDERTAKER)).when(object).thenRefused('petition.not-passed');
    becomes(
      after(suggestion, transferred(), studied)
        .at('2026-08-11')
        .as(staff(REGISTRAR))
        .when(withdrawPetition({ by: 'p1', way: '02' })),
      ['PetitionWithdrawn'],
      { stage: 'replying' },
    );
  });
});
