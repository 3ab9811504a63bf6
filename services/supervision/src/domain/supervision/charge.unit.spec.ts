import { given } from '@huiyin/testing/domain';
import { asStaffId, type LocalDate } from '@huiyin/kernel';
import { extendCharge } from './extend-charge.js';
import { settleCharge } from './settle-charge.js';
import { takeCharge } from './take-charge.js';
import { visitInCharge } from './visit-in-charge.js';
import { procedureEnded } from './note-stage.js';
import { supervisionAggregate } from './supervision.aggregate.js';
import { hiddenFrom, sealedText, watched } from '../../testing/matter.js';
import { city, cityLeader, head, leader, registrar, secondSupervisor, supervisor, undertaker } from '../../testing/sample-city.js';
import { momentAt, type Story } from '../../testing/story.js';

const taking = takeCharge({ leader: leader.id, team: [secondSupervisor.id, undertaker.id], ground: 'major', plan: sealedText });
const charged = (): Story => watched().then('2026-08-03', taking, leader);
const settling = (settledOn: string) =>
  settleCharge({ chargeId: 'c1', outcome: 'solved', result: sealedText, settledOn: settledOn as LocalDate });
const extending = (days: number) => extendCharge({ chargeId: 'c1', days, reason: sealedText });
const visiting = (...members: readonly string[]) =>
  visitInCharge({ chargeId: 'c1', members: members.map(asStaffId), visitedOn: '2026-08-20' as LocalDate, findings: sealedText });
const clockOf = (story: Story) => story.state.book['T-CHARGE/q-xfj/1'];
const atDay = (story: Story, day: string) => given(story.state, supervisionAggregate).with(city).at(day);

describe('a leader takes charge of a major or urgent matter (领导包案, S0-29, S3-102, Regulation Art. 18)', () => {
  it('[S0-29] [T-CHARGE] starts the clock of the charge, held by the leader’s organisation, with leader, team, plan and last day on record', () =>
    given(watched().state, supervisionAggregate)
      .with(city)
      .as(leader)
      .at('2026-08-03')
      .when(taking)
      .then([
        {
          type: 'ChargeTaken',
          data: { chargeId: 'c1', org: 'q-xfj', leader: leader.id, ground: 'major', until: '2026-11-02', nextClock: 'T-CHARGE/q-xfj/1' },
        },
        { type: 'ClockStarted', data: { clock: { timer: 'T-CHARGE', holder: { org: 'q-xfj' }, lastDay: '2026-11-02', expiry: 'ladder' } } },
      ]));

  it('[S3-102] keeps the decision of the leading group with it', () => {
    const decided = takeCharge({ leader: leader.id, team: [], ground: 'urgent', plan: sealedText, decision: sealedText });

    given(watched().state)
      .with(city)
      .as(leader)
      .when(decided)
      .then([{ type: 'ChargeTaken', data: { decision: sealedText } }, 'ClockStarted']);
  });

  it('is for leaders and heads, of the organisation whose leader is named, with people whom the directory knows', () => {
    const open = given(watched().state).with(city);
    const led = (by: string, team: readonly string[] = []) =>
      takeCharge({ leader: asStaffId(by), team: team.map(asStaffId), ground: 'major', plan: sealedText });

    for (const actor of [supervisor, registrar, undertaker]) open.as(actor).when(taking).thenRefused('actor.not-authorised');
    open.as(cityLeader).when(taking).thenRefused('supervision.not-a-leader');
    open.as(leader).when(led(supervisor.id)).thenRefused('supervision.not-a-leader');
    open
      .as(leader)
      .when(led(leader.id, ['nobody']))
      .thenRefused('supervision.unknown-member');
    open.as(head).when(led(head.id)).then(['ChargeTaken', 'ClockStarted']);
  });

  it('[INV-6] nobody of a body that may not know of the matter is taken into the team', () =>
    given({ ...watched().state, withheld: hiddenFrom('q-zjj') })
      .with(city)
      .as(leader)
      .when(taking)
      .thenRefused('supervision.unknown-member'));

  it('is taken once at a time by an organisation, and not after the oversight has ended', () => {
    atDay(charged(), '2026-08-04').as(leader).when(taking).thenRefused('supervision.charge-already-taken');
    given({ ...watched().state, oversight: 'ended' as const })
      .with(city)
      .as(leader)
      .when(taking)
      .thenRefused('supervision.oversight-ended');
    expect(charged().then('2026-08-05', settling('2026-08-05'), leader).then('2026-08-06', taking, leader).state.charges).toHaveLength(2);
  });
});

describe('while it runs', () => {
  it('[T-CHARGE] is extended once, before its end, by no more than the rule grants', () => {
    const extended = charged().then('2026-10-20', extending(30), leader);

    expect(extended.last('ChargeExtended')).toMatchObject({ days: 30, until: '2026-12-01', approvedBy: leader.id });
    expect(clockOf(extended)).toMatchObject({ state: 'running', lastDay: '2026-12-01' });
    atDay(charged(), '2026-10-20').as(leader).when(extending(31)).thenRefused('supervision.extension-too-long');
    atDay(extended, '2026-10-21').as(leader).when(extending(1)).thenRefused('supervision.charge-already-extended');
    atDay(charged(), '2026-11-03').as(leader).when(extending(10)).thenRefused('supervision.charge-over');
  });

  it('[S0-29] visits with the petitioner are recorded by the leader, of people in the charge', () => {
    atDay(charged(), '2026-08-20')
      .as(leader)
      .when(visiting(leader.id, secondSupervisor.id))
      .then([{ type: 'ChargeVisitRecorded', data: { chargeId: 'c1', members: [leader.id, secondSupervisor.id] } }]);
    atDay(charged(), '2026-08-20').as(leader).when(visiting(registrar.id)).thenRefused('supervision.not-of-the-team');
    atDay(charged(), '2026-08-19').as(leader).when(visiting(leader.id)).thenRefused('supervision.date-in-future');
    atDay(charged(), '2026-08-20').as(cityLeader).when(visiting(leader.id)).thenRefused('supervision.not-in-charge');
  });

  it('[T-CHARGE] warns at its levels before the end', () => {
    const warned = charged().until('2026-11-02');

    expect(warned.told.flatMap((event) => (event.type === 'DeadlineWarned' ? [event.data.level] : []))).toEqual([
      'notice',
      'yellow',
      'red',
    ]);
    expect(warned.types()).not.toContain('DutyMissed');
  });
});

describe('its end', () => {
  it('[T-CHARGE] is met by the result; the oversight waits for it', () => {
    const over = charged().then('2026-10-01', procedureEnded(momentAt('2026-10-01').at));
    const settled = over.then('2026-10-20', settling('2026-10-19'), leader);

    expect(over.types()).not.toContain('OversightEnded');
    expect(clockOf(settled)?.state).toBe('met');
    expect(settled.types().slice(-3)).toEqual(['ClockEnded', 'ChargeSettled', 'OversightEnded']);
    atDay(settled, '2026-10-21').as(leader).when(visiting(leader.id)).thenRefused('supervision.charge-settled');
  });

  it('[T-CHARGE] without a result it goes up: the notice on the organisation in charge is proposed at the office above, once', () => {
    const expired = charged().until('2026-12-01');

    expect(expired.types().slice(-3)).toEqual(['DutyMissed', 'ItemOpened', 'NoticeProposed']);
    expect(expired.state.items).toMatchObject([{ id: 'q-xfj/1', supervisor: 'c-xfj', step: { at: 'proposed' }, ground: 'limit-missed' }]);
    expect(expired.until('2027-12-01').types()).toEqual(expired.types());
  });

  it('[T-CHARGE] a result that comes late is late whether or not the sweep has run', () => {
    const swept = charged().until('2026-11-05').then('2026-11-05', settling('2026-11-05'), leader);
    const asleep = charged().then('2026-11-05', settling('2026-11-05'), leader);
    const story = ({ types }: { types: readonly string[] }) => types.filter((type) => type !== 'DeadlineWarned');

    expect(story({ types: asleep.types() })).toEqual(story({ types: swept.types() }));
    expect(asleep.state.items).toMatchObject([{ id: 'q-xfj/1', step: { at: 'proposed' } }]);
  });

  it('[T-CHARGE] a result of a day within the time takes the miss back, and the item that rests on it', () => {
    const story = charged().until('2026-11-05').then('2026-11-05', settling('2026-11-02'), leader);

    expect(story.types().slice(-4)).toEqual(['DutyMissRetracted', 'ItemClosed', 'ClockEnded', 'ChargeSettled']);
    expect(clockOf(story)?.state).toBe('met');
  });
});
