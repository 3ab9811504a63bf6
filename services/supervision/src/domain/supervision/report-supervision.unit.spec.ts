import { given } from '@huiyin/testing/domain';
import { asOrgId, type LocalDate } from '@huiyin/kernel';
import { examineItem } from './examine-item.js';
import { issueNotice } from './issue-notice.js';
import { openItem } from './open-item.js';
import { procedureEnded } from './note-stage.js';
import { reportSupervision } from './report-supervision.js';
import { supervisionAggregate } from './supervision.aggregate.js';
import { feedback, served } from '../../testing/ladder.js';
import { ALL_PASS, ITEM, sealedText, watched } from '../../testing/matter.js';
import { city, leader, registrar, supervisor, undertaker } from '../../testing/sample-city.js';
import { momentAt, type Story } from '../../testing/story.js';

/** A supervision on this ground, answered and examined on Thursday 2026-11-12. */
const examined = (ground: 'leader-assigned' | 'shifting'): Story =>
  watched()
    .then('2026-11-02', openItem({ body: asOrgId('q-zjj'), ground }), supervisor)
    .then('2026-11-02', issueNotice({ itemId: ITEM, demand: sealedText }), leader)
    .then('2026-11-02', served('L21', '2026-11-02'))
    .then('2026-11-11', feedback('2026-11-11'), undertaker)
    .then('2026-11-12', examineItem({ itemId: ITEM, checks: ALL_PASS }), supervisor);

const report = (day: string) => reportSupervision({ itemId: ITEM, report: sealedText, reportedOn: day as LocalDate });
const clockOf = (story: Story) => story.state.book['T-SUP-REPORT/q-xfj/1'];

describe('the report on supervision that a leader ordered (督查情况报告, S0-22, L22)', () => {
  it('[S0-22] [T-SUP-REPORT] is due three working days after the item was closed, from the supervising office', () => {
    expect(examined('leader-assigned').types().slice(-2)).toEqual(['ItemClosed', 'ClockStarted']);
    expect(clockOf(examined('leader-assigned'))).toMatchObject({ holder: { org: 'q-xfj' }, lastDay: '2026-11-17', expiry: 'warn' });
    expect(clockOf(examined('shifting'))).toBeUndefined();
  });

  it('[T-SUP-REPORT] is met by the report; the oversight waits for it', () => {
    const over = examined('leader-assigned').then('2026-11-13', procedureEnded(momentAt('2026-11-13').at));
    const reported = over.then('2026-11-16', report('2026-11-16'), supervisor);

    expect(over.types()).not.toContain('OversightEnded');
    expect(reported.types().slice(-3)).toEqual(['ClockEnded', 'SupervisionReported', 'OversightEnded']);
    expect(clockOf(reported)?.state).toBe('met');
  });

  it('[T-SUP-REPORT] warns when it does not come, and opens nothing; the late report is still taken', () => {
    const missed = examined('leader-assigned').until('2026-12-01');

    expect(missed.types().at(-1)).toBe('DutyMissed');
    expect(missed.state.items).toHaveLength(1);
    expect(clockOf(missed.then('2026-12-01', report('2026-12-01'), supervisor))?.state).toBe('missed');
  });

  it('is given once, by a supervisor of the office, where one is awaited, and of no day to come', () => {
    const awaited = given(examined('leader-assigned').state, supervisionAggregate).with(city).at('2026-11-16');
    const done = examined('leader-assigned').then('2026-11-16', report('2026-11-16'), supervisor);

    awaited.as(registrar).when(report('2026-11-16')).thenRefused('actor.not-authorised');
    awaited
      .as({ ...supervisor, org: asOrgId('c-xfj') })
      .when(report('2026-11-16'))
      .thenRefused('supervision.not-the-supervisor');
    awaited.as(supervisor).when(report('2026-11-17')).thenRefused('supervision.date-in-future');
    given(done.state).with(city).at('2026-11-17').as(supervisor).when(report('2026-11-17')).thenRefused('supervision.already-reported');
    given(examined('shifting').state).with(city).as(supervisor).when(report('2026-11-16')).thenRefused('supervision.no-report-awaited');
  });
});
