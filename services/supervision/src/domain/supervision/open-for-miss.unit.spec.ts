import { asOrgId } from '@huiyin/kernel';
import {
  clockOf,
  doneLate,
  endHeard,
  handling,
  hiddenFrom,
  ITEM,
  missedBy,
  missHeard,
  missedHandling,
  overdue,
  retractionHeard,
  rightOf,
  watched,
  keptAfterAll,
} from '../../testing/matter.js';

describe('what opens supervision (domain.md §2 "duty or right", TRG-1)', () => {
  it('[S0-19] a missed duty opens an item at the petition office that supervises the body, and T-URGE counts from the limit', () => {
    const story = overdue();

    expect(story.last('ItemOpened')).toMatchObject({
      itemId: ITEM,
      body: 'q-zjj',
      supervisor: 'q-xfj',
      ground: 'limit-missed',
      clockId: handling.id,
    });
    expect(story.last('ClockStarted')?.clock).toMatchObject({ timer: 'T-URGE', holder: { org: 'q-xfj' }, state: 'running' });
  });

  it('a right that lapsed never opens an item', () => {
    const right = { ...rightOf('T-REVIEW-REQ', 'p1', '2026-08-03'), state: 'lapsed' as const };
    const objection = { ...missedBy(clockOf('T-OBJECT', 'q-zjj', '2026-08-03')), expiry: 'supervision' as const };

    expect(watched().then('2026-10-01', missHeard(right)).state.items).toEqual([]);
    expect(watched().then('2026-10-01', missHeard(objection)).state.items).toEqual([]);
  });

  it('a missed duty that only warns opens nothing', () => {
    const answer = missedBy(clockOf('T-OBJECT-ANS', 'q-xfj', '2026-08-03'));

    expect(watched().then('2026-10-01', missHeard(answer)).types()).toEqual(['MatterWatched', 'ClockNoted']);
  });

  it('the missed duty of a petition office is supervised by the one above', () => {
    const triage = missedBy(clockOf('T-TRIAGE', 'q-xfj', '2026-08-03'));

    expect(watched().then('2026-10-01', missHeard(triage)).last('ItemOpened')).toMatchObject({ body: 'q-xfj', supervisor: 'c-xfj' });
  });

  it('there is one open item per body: a second missed limit joins it, and one body never joins the item of another', () => {
    const notice = missedBy(clockOf('T-NOTICE-XFER', 'q-zjj', '2026-08-03'));
    const other = missedBy(clockOf('T-NOTICE-XFER', 'q-cgj', '2026-08-03'));
    const story = overdue().then('2026-10-12', missHeard(notice)).then('2026-10-12', missHeard(other));

    expect(story.state.items.map(({ id, misses }) => ({ id, misses: misses.length }))).toEqual([
      { id: ITEM, misses: 2 },
      { id: 'q-cgj/1', misses: 1 },
    ]);
    expect(story.types().filter((type) => type === 'FurtherMissNoted')).toHaveLength(1);
  });

  it('the same missed limit heard again changes nothing but the copy', () => {
    const story = overdue().then('2026-10-12', missHeard(missedHandling));

    expect(story.types().slice(-1)).toEqual(['ClockNoted']);
  });

  it('[INV-6] a body that the matter is withheld from gets no item, nor does one of its lower units', () => {
    const squad = missedBy(clockOf('T-HANDLE', 'q-cgj-1', '2026-08-03'));

    expect(overdue(hiddenFrom('q-zjj')).state.items).toEqual([]);
    expect(watched().then('2026-10-12', missHeard(squad, hiddenFrom('q-cgj'))).state.items).toEqual([]);
  });

  it('[INV-6] a mark that comes later ends the item with the reported unit, and stands in every event after it', () => {
    const triage = missedBy(clockOf('T-TRIAGE', 'q-xfj', '2026-08-03'));
    const story = overdue().then('2026-10-12', missHeard(triage, hiddenFrom('q-zjj')));

    expect(story.last('ItemClosed')).toMatchObject({ itemId: ITEM, reason: 'withheld', withheld: { scope: 'from' } });
    expect(story.state.withheld).toEqual(hiddenFrom('q-zjj'));
    expect(story.state.items.map(({ id, step }) => [id, step.at])).toEqual([
      [ITEM, 'closed'],
      ['q-xfj/1', 'urging'],
    ]);
  });

  it('[INV-6] a missed duty of a matter that only the registering office sees is supervised once the name is matched', () => {
    const triage = missedBy(clockOf('T-TRIAGE', 'q-xfj', '2026-08-03'));
    const closed = watched().then('2026-08-20', missHeard(triage, { scope: 'allBut', org: asOrgId('q-xfj'), seq: 1 }));
    const matched = closed.then('2026-08-21', missHeard(triage, hiddenFrom('q-cgj')));

    expect(closed.state.items).toEqual([]);
    expect(matched.state.items).toMatchObject([{ id: 'q-xfj/1', supervisor: 'c-xfj' }]);
    expect(matched.types().filter((type) => type === 'ItemOpened')).toHaveLength(1);
  });
});

describe('a missed limit that was kept after all, or met late', () => {
  it('an item that rests on nothing else is closed, and nobody is reminded', () => {
    const story = overdue().then('2026-10-13', retractionHeard(keptAfterAll(handling)));

    expect(story.last('ItemClosed')).toMatchObject({ itemId: ITEM, reason: 'miss-retracted' });
    expect(story.until('2026-12-01').types()).not.toContain('ReminderIssued');
  });

  it('an item that rests on another missed limit too stays open', () => {
    const notice = missedBy(clockOf('T-NOTICE-XFER', 'q-zjj', '2026-08-03'));
    const story = overdue()
      .then('2026-10-12', missHeard(notice))
      .then('2026-10-13', retractionHeard(keptAfterAll(handling)));

    expect(story.state.items).toMatchObject([{ id: ITEM, step: { at: 'urging' } }]);
  });

  it('a late opinion ends the reminders; the item waits for feedback and examination', () => {
    const story = overdue().then('2026-10-13', endHeard(doneLate(missedHandling, '2026-10-13')));

    expect(story.until('2026-12-01').types()).not.toContain('ReminderIssued');
    expect(story.state.items).toMatchObject([{ id: ITEM, step: { at: 'urging' } }]);
  });
});
