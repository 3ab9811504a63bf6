import type { Channel } from '@huiyin/contracts';
import { SAMPLE } from '@huiyin/contracts';
import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { accepted, HEAD, opinionIssued, REGISTRAR, transferred, UNDERTAKER } from '../../../testing/petition-steps.js';
import { becomes, PERSON, request, story } from '../../../testing/petition-story.js';
import { petitionAggregate } from '../petition.aggregate.js';
import { changeConsents, changeOwnConsents } from './change-consents.js';

const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);
const asks = (consents: readonly Channel[], by = 'p1') => changeConsents({ by, consents, way: '02' });
const REACHED = { ...PERSON, email: SAMPLE.sealed, phone: SAMPLE.sealed };
const TWO = request({ petitioners: [REACHED, { ...REACHED, id: 'p2' }] });

describe('consent to electronic service', () => {
  it('[S0-26] is revoked: from then on all comes on paper, for this petitioner alone', () =>
    becomes(
      after(TWO).at('2026-08-04').as(staff(REGISTRAR)).when(asks([])),
      [{ type: 'ConsentsChanged', data: { by: 'p1', consents: [], recordedBy: 'q-xfj', way: '02' } }],
      {
        facts: {
          petitioners: [
            { id: 'p1', consents: [], electronic: false },
            { id: 'p2', electronic: true },
          ],
        },
      },
    ));

  it('is given anew, in the order wished', () =>
    becomes(
      after(TWO)
        .as(staff(REGISTRAR))
        .when(asks(['sms', 'mail'])),
      ['ConsentsChanged'],
      {
        facts: { petitioners: [{ consents: ['sms', 'mail'], electronic: true }, {}] },
      },
    ));

  it('is told to the body that has the matter, or to the office that registered it, also after the answer', () => {
    const answered = after(TWO, transferred(), accepted(), opinionIssued());

    after(TWO, transferred(), accepted()).as(staff(UNDERTAKER)).when(asks([])).then(['ConsentsChanged']);
    answered.as(staff(REGISTRAR)).when(asks([])).then(['ConsentsChanged']);
    after(TWO, transferred()).as(staff('q-rsj:head')).when(asks([])).thenRefused('petition.not-with-you');
    after(TWO).as(staff(HEAD)).when(asks([])).thenRefused('petition.not-with-you');
  });

  it.each([
    ['petition.unknown-petitioner', TWO, asks([], 'p9')],
    ['petition.no-mail-address', request(), asks(['mail'])],
    ['petition.no-phone', request(), asks(['sms'])],
    ['petition.consents-unchanged', request({ petitioners: [{ ...REACHED, consents: ['mail'] }] }), asks(['mail'])],
  ] as const)('is refused: %s', (code, registration, change) => after(registration).as(staff(REGISTRAR)).when(change).thenRefused(code));
});

describe('consent changed by the petitioner himself', () => {
  const asked = (persons: readonly string[], consents: readonly Channel[] = []) =>
    changeOwnConsents({ persons: new Set(persons), consents });

  it('[S0-26] is revoked with code and second factor, at any time, and no office stands in between', () => {
    const told = [{ type: 'ConsentsChanged', data: { by: 'p2', consents: [] } }] as const;

    after(TWO)
      .when(asked(['p2']))
      .then(told);
    after(TWO, transferred(), accepted(), opinionIssued())
      .when(asked(['p2']))
      .then(told);
  });

  it.each([
    ['petition.asker-unclear', asked([])],
    ['petition.asker-unclear', asked(['p1', 'p2'])],
    ['petition.unknown-petitioner', asked(['p9'])],
  ] as const)('is refused: %s', (code, change) => after(TWO).when(change).thenRefused(code));

  it('names no channel for which nothing was left', () =>
    after(request())
      .when(asked(['p1'], ['mail']))
      .thenRefused('petition.no-mail-address'));
});
