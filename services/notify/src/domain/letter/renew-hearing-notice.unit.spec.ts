import { HearingNoticed, HearingConcluded } from '@huiyin/contracts';
import type { Instant } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { givenAfter } from '../../testing/given-letters.js';
import { heard, petitioner, registration } from '../../testing/matters.js';
import { noteMatter } from './note-matter.js';
import { orderLetters } from './order.js';
import { hearingConcluded } from './orders/hearing-letters.js';
import { orderHearingNotice } from './renew-hearing-notice.js';

const known = noteMatter(registration(petitioner('p1', { address: true })));
const first = heard(HearingNoticed);
const anew = {
  ...first,
  name: `${first.name}9`,
  data: { ...first.data, at: shanghai('2026-11-20T09:00') as Instant, place: '二号听证室' },
};
const other = { ...anew, name: `${first.name}8`, data: { ...anew.data, hearingId: 'another' } };

describe('a hearing that is put off', () => {
  it('[L17] [INV-17] a later notice of the hearing withdraws and replaces the one before', () =>
    givenAfter(known, orderHearingNotice(first))
      .when(orderHearingNotice(anew))
      .then([
        {
          type: 'LetterWithdrawn',
          data: { letterId: `L17-${first.name}-p1`, reason: 'hearing-put-off', replacedBy: `L17-${anew.name}-p1` },
        },
        { type: 'LetterOrdered', data: { code: 'L17', facts: { at: anew.data.at, place: '二号听证室' } } },
      ]));

  it('[L17] the first notice, and that of another hearing, withdraw nothing', () => {
    givenAfter(known).when(orderHearingNotice(first)).then(['LetterOrdered']);
    givenAfter(known, orderHearingNotice(first)).when(orderHearingNotice(other)).then(['LetterOrdered']);
  });

  it('[L19] the finding names the place and the day that held', () =>
    givenAfter(known, orderHearingNotice(first), orderHearingNotice(anew))
      .when(orderLetters(heard(HearingConcluded), hearingConcluded))
      .then([{ type: 'LetterOrdered', data: { code: 'L19', facts: { heldAt: anew.data.at, place: '二号听证室' } } }]));
});
