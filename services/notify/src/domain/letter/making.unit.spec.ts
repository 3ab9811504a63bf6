import { asOrgId } from '@huiyin/kernel';
import { givenAfter } from '../../testing/given-letters.js';
import { issuing, made } from '../../testing/made.js';
import { heard, opinion, petitioner, registration } from '../../testing/matters.js';
import { ReminderIssued } from '@huiyin/contracts';
import { claimRendering } from './claim-rendering.js';
import { failRendering, loseRendering } from './fail-rendering.js';
import { issueLetter } from './issue-letter.js';
import { lettersAggregate } from './letters.aggregate.js';
import { noteMatter } from './note-matter.js';
import { orderLetters } from './order.js';
import { opinionIssued } from './orders/answer-letters.js';
import { reminderIssued } from './orders/supervision-letters.js';

const issued = opinion('p1');
const letterId = `L09-${issued.name}-p1`;
const ordersL09 = orderLetters(issued, opinionIssued);
const reached = (reach: Parameters<typeof petitioner>[1]) => noteMatter(registration(petitioner('p1', reach)));

describe('the making of a letter (制作)', () => {
  it('is claimed by one process at a time', () => {
    givenAfter(reached({}), ordersL09)
      .when(claimRendering(letterId))
      .then([{ type: 'RenderingStarted', data: { claim: `${letterId}/render/1`, until: '2026-08-03T00:02:00.000Z' } }]);
    givenAfter(reached({}), ordersL09, claimRendering(letterId)).when(claimRendering(letterId)).thenIgnored();
  });

  it('is tried again, later each time, when it fails or its process does not come back', () => {
    const failing = failRendering({ letterId, claim: `${letterId}/render/1`, reason: 'file-store-away' });
    givenAfter(reached({}), ordersL09, claimRendering(letterId))
      .when(failing)
      .then([{ type: 'RenderingFailed', data: { reason: 'file-store-away', retryAt: '2026-08-03T00:00:05.000Z' } }]);
    givenAfter(reached({}), ordersL09, claimRendering(letterId), failing, claimRendering(letterId))
      .when(loseRendering(letterId))
      .then([{ type: 'RenderingFailed', data: { claim: `${letterId}/render/2`, retryAt: '2026-08-03T00:00:10.000Z' } }]);
  });

  it('a process that lost its claim issues nothing', () =>
    givenAfter(reached({}), ordersL09, claimRendering(letterId), loseRendering(letterId), claimRendering(letterId))
      .when(issueLetter(made(letterId)))
      .thenIgnored('another process holds it'));

  it('gives a letter with its number, to be mailed where the petitioner left an address', () => {
    const decided = givenAfter(reached({ email: true }), ordersL09, claimRendering(letterId)).when(issueLetter(made(letterId)));
    decided.then([{ type: 'LetterIssued', data: { number: '清建处〔2026〕5号', issuer: 'q-zjj', ref: 'o1', byMail: true } }]);
    expect(lettersAggregate.deadlines(decided.state).map(({ name }) => name)).toContain(`deliver:${letterId}`);
  });

  it.each([
    ['no-address', { address: true }],
    ['no-consent', { email: true, consent: false }],
  ])('puts a letter on the dispatch list of the office that issued it: %s', (why, reach) =>
    givenAfter(reached(reach), ordersL09, claimRendering(letterId))
      .when(issueLetter(made(letterId)))
      .then(['LetterIssued', { type: 'DispatchListed', data: { office: asOrgId('q-zjj'), why } }]),
  );

  it('a letter to an organisation is served when it stands in its inbox', () => {
    const reminder = heard(ReminderIssued);
    const id = `L20-${reminder.name}-q-zjj`;

    givenAfter(reached({}), orderLetters(reminder, reminderIssued), claimRendering(id))
      .when(issueLetter(made(id)))
      .then(['LetterIssued', { type: 'LetterServed', data: { way: '3', servedOn: '2026-08-03', persons: [], ref: 'q-zjj/1' } }]);
  });

  it('is not done again once the letter is issued', () =>
    givenAfter(reached({}), ordersL09, ...issuing(letterId))
      .when(claimRendering(letterId))
      .thenIgnored());
});
