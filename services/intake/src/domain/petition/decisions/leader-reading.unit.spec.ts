import { asOrgId, asStaffId } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { staff } from '../../../testing/city.js';
import { after, clockIn, clockOf, ends, nothingUntil } from '../../../testing/clock-facts.js';
import { accepted, HEAD, opinionIssued, REGISTRAR, served, transferred, UNDERTAKER, WORDS } from '../../../testing/petition-steps.js';
import { becomes, request, step, story } from '../../../testing/petition-story.js';
import { matchReportedUnit } from './match-reported-unit.js';
import { askLeader, recordComment } from './leader-reading.js';

const LEADER = 'q-xfj:leader';
const ask = (leader = LEADER, important = false) => askLeader({ leader: asStaffId(leader), important, draft: WORDS });
const asked = step('2026-08-04', REGISTRAR, ask());
const comment = recordComment(WORDS);

describe('T-LEADER-READ (S3)', () => {
  it('[S3-29] [S3-83] [L29] [T-LEADER-READ] starts when the matter is submitted with a draft; holder is the body of the leader', () =>
    becomes(
      after(request()).at('2026-08-04').as(staff(REGISTRAR)).when(ask()),
      [
        {
          type: 'LeaderReadingAsked',
          data: { readingId: 'b1', by: 'q-xfj', leader: LEADER, leaderOf: 'q-xfj', clockId: 'T-LEADER-READ/q-xfj/1', draft: WORDS },
        },
        {
          type: 'ClockStarted',
          data: { clock: { startedAt: shanghai('2026-08-04'), lastDay: '2026-08-07', holder: { org: 'q-xfj' }, supervisor: 'c-xfj' } },
        },
      ],
      { readings: [{ id: 'b1', leader: LEADER }] },
    ));

  it('[S3-84] [T-LEADER-READ] an important matter has the shorter limit', () =>
    expect(clockIn('T-LEADER-READ', request(), step('2026-08-04', REGISTRAR, ask(LEADER, true)))).toMatchObject({ lastDay: '2026-08-06' }));

  it('[S3-29] [T-LEADER-READ] is met by the comment of that leader', () =>
    becomes(
      after(request(), asked).at('2026-08-07').as(staff(LEADER)).when(comment),
      [
        { type: 'LeaderCommented', data: { readingId: 'b1', by: LEADER, comment: WORDS } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-LEADER-READ', state: 'met' } } },
      ],
      { readings: [{ id: 'b1', comment: WORDS }] },
    ));

  it('[T-LEADER-READ] expiry reminds and opens no supervision; the comment may come late', () => {
    const { events, state } = nothingUntil('2026-08-08', request(), asked);
    expect(ends(events)).toContain('DutyMissed T-LEADER-READ');
    expect(clockOf(state, 'T-LEADER-READ')).toMatchObject({ state: 'missed', expiry: 'warn' });
    expect(clockIn('T-LEADER-READ', request(), asked, step('2026-08-10', LEADER, comment))).toMatchObject({ state: 'missed' });
  });

  it('[T-LEADER-READ] an outcome is no comment: the clock is called off with the decision', () =>
    expect(
      clockIn(
        'T-LEADER-READ',
        request(),
        transferred(),
        accepted(),
        step('2026-08-31', UNDERTAKER, ask(HEAD)),
        opinionIssued('2026-09-01'),
      ),
    ).toMatchObject({ state: 'cancelled' }));
});

describe('who reads', () => {
  it('[S3-29] a leader of the government beside the office reads too, and may then see the matter', () =>
    expect(story(request(), step('2026-08-04', REGISTRAR, ask('q-gov:leader')))).toMatchObject({ parties: ['q-xfj', 'q-gov'] }));

  it('[INV-18] who acts in his place comments for him', () =>
    after(request(), asked)
      .at('2026-08-05')
      .as({ ...staff('q-xfj:head'), actingFor: asStaffId(LEADER) })
      .when(comment)
      .then([{ type: 'LeaderCommented', data: { by: 'q-xfj:head' } }, 'ClockEnded']));

  it.each([
    ['petition.not-a-leader', 'q-xfj:supervisor', REGISTRAR],
    ['petition.not-a-leader', 'nobody', REGISTRAR],
    ['petition.leader-of-other-body', 'n-gov:leader', REGISTRAR],
    ['petition.not-with-you', LEADER, UNDERTAKER],
    ['actor.not-authorised', LEADER, 'q-xfj:archivist'],
  ] as const)('[S3-29] is refused: %s', (code, leader, by) =>
    after(request()).at('2026-08-04').as(staff(by)).when(ask(leader)).thenRefused(code),
  );

  it('[S3-29] twice to one leader, after the end, or by a leader who was not asked', () => {
    after(request(), asked).at('2026-08-05').as(staff(REGISTRAR)).when(ask()).thenRefused('petition.already-with-leader');
    after(request(), asked).at('2026-08-05').as(staff('q-xfj:head')).when(comment).thenRefused('petition.not-with-this-leader');
    after(request(), asked).at('2026-08-05').as(staff(REGISTRAR)).when(comment).thenRefused('actor.not-authorised');
    for (const steps of [[opinionIssued()], [opinionIssued(), served()]])
      after(request(), transferred(), accepted(), ...steps)
        .at('2026-09-03')
        .as(staff(HEAD))
        .when(ask(HEAD))
        .thenRefused('petition.already-decided');
  });

  it('[INV-6] no leader of a body from which the matter is kept', () =>
    after(request({ purpose: '04' }), step('2026-08-04', REGISTRAR, matchReportedUnit([asOrgId('q-gov')])))
      .at('2026-08-05')
      .as(staff(REGISTRAR))
      .when(ask('q-gov:leader'))
      .thenRefused('petition.withheld-from-body'));
});
