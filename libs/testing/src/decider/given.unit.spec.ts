import { asOrgId, asStaffId, ignored, notYet, recorded, refused, type Actor, type Aggregate, type Decide } from '@huiyin/kernel';

import { given } from './given.js';

type Door = { readonly open: boolean; readonly times: number };
type DoorEvent = { readonly type: 'Opened'; readonly data: { readonly by: string } } | { readonly type: 'Closed'; readonly data: object };

const door: Aggregate<Door, DoorEvent> = {
  name: 'house.door',
  shape: 1,
  initial: { open: false, times: 0 },
  evolve: (state, event) => (event.type === 'Opened' ? { open: true, times: state.times + 1 } : { ...state, open: false }),
  deadlines: () => [],
  due: () => () => ignored('never'),
};

const openDoor: Decide<Door, DoorEvent> = (state, { actor, at }) =>
  state.open ? refused('door.open', { at }) : recorded({ type: 'Opened', data: { by: actor.id } });

const keeper: Actor = { id: asStaffId('keeper'), org: asOrgId('house'), roles: ['undertaker'] };
const opened: DoorEvent = { type: 'Opened', data: { by: 'someone' } };
const closed: DoorEvent = { type: 'Closed', data: {} };

describe('given / when / then', () => {
  it('compares events by name or by the part that matters, and folds on', () => {
    given({ open: false, times: 0 }).as(keeper).when(openDoor).then(['Opened']);
    const decided = given([opened, closed], door).as(keeper).when(openDoor);

    decided.then([{ type: 'Opened', data: { by: 'keeper' } }]);
    expect(decided.state).toEqual({ open: true, times: 2 });
  });

  it('sees the time as people in China write it', () =>
    given([opened], door).at('2026-11-01').when(openDoor).thenRefused('door.open', { at: '2026-11-01T00:00:00.000Z' }));

  it('knows ignored and not yet', () => {
    given(door.initial)
      .when(() => ignored('no door'))
      .thenIgnored('no door');
    given(door.initial)
      .when(() => notYet('no house'))
      .thenNotYet();
  });

  it('fails where the decision is another', () => {
    const decided = given([opened], door).when(openDoor);
    expect(() => decided.then(['Opened'])).toThrow('refused');
    expect(() => given(door.initial).when(openDoor).then([])).toThrow();
    expect(() => given(door.initial).when(openDoor).thenRefused('door.open')).toThrow();
  });

  it('does not pass when a test forgets to say what it expects', async () => {
    const returned: unknown = given(door.initial).when(openDoor);

    await expect(Promise.resolve(returned)).rejects.toThrow('the test ends at when');
  });
});
