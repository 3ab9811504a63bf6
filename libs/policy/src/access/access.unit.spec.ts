import { asStaffId, ROLES } from '@huiyin/kernel';
import { actor, org } from '../testing/city.js';
import { authorise, isAuthorised, isHeadOf, rolesFor } from './authorise.js';
import { PERMISSIONS, type Action } from './permissions.js';
import { isRecused, recusalOf } from './recusal.js';

const actions = Object.keys(PERMISSIONS) as readonly Action[];
const allowed = (action: Action) => ROLES.filter((role) => isAuthorised(actor('q-cgj', role), action));

describe('who may do what', () => {
  it('extending is for the head, or who signs in the head’s place [REG-34b] [INV-18]', () => {
    expect(allowed('extend')).toEqual(['head', 'acting-head']);
  });

  it('a supervision notice needs a leader', () => {
    expect(allowed('approve-notice')).toEqual(['leader']);
  });

  it('rules are the rule owner’s', () => {
    expect(allowed('edit-rules')).toEqual(['rule-owner']);
  });

  it('the operator and the partner platform read no matter, no person and no dossier', () => {
    const reading = actions.filter((action) =>
      ['read-matter', 'read-persons', 'read-dossier', 'read-worklist', 'read-inbox'].includes(action),
    );

    expect(reading).toHaveLength(5);
    expect(reading.flatMap(allowed).filter((role) => role === 'operator' || role === 'platform')).toEqual([]);
  });

  it('every action has somebody who may do it, and no role may do everything', () => {
    expect(actions.filter((action) => rolesFor(action).length === 0)).toEqual([]);
    expect(ROLES.filter((role) => actions.every((action) => isAuthorised(actor('q-cgj', role), action)))).toEqual([]);
  });

  it('what is not in the table is denied, to everyone', () => {
    const everything = actor('q-cgj', ...ROLES);

    for (const action of ['toString', 'constructor', '__proto__', 'delete-everything']) {
      expect(authorise(everything, action as Action)).toMatchObject({ kind: 'refused', code: 'actor.not-authorised' });
    }
  });

  it('who has no role is refused with the action, and with nothing else', () => {
    expect(authorise(actor('q-cgj'), 'accept')).toEqual({ kind: 'refused', code: 'actor.not-authorised', detail: { action: 'accept' } });
    expect(authorise(actor('q-cgj', 'undertaker'), 'accept')).toBeUndefined();
  });

  it('a head is the head of the own organisation only', () => {
    expect(isHeadOf(actor('q-cgj', 'head'), org('q-cgj'))).toBe(true);
    expect(isHeadOf(actor('q-cgj', 'acting-head'), org('q-cgj'))).toBe(true);
    expect(isHeadOf(actor('q-rsj', 'head'), org('q-cgj'))).toBe(false);
    expect(isHeadOf(actor('q-cgj', 'undertaker'), org('q-cgj'))).toBe(false);
  });
});

describe('recusal [INV-4] [INV-7]', () => {
  const bars = {
    recusals: [{ staff: asStaffId('s1'), reason: 'interest' }],
    decidedBelow: [asStaffId('s2')],
    investigators: [asStaffId('s3')],
  } as const;

  it.each([
    ['s1', 'interest'],
    ['s2', 'decided-below'],
    ['s3', 'investigated'],
    ['s4', undefined],
  ])('of %s: %s', (staff, reason) => {
    expect(recusalOf(asStaffId(staff), bars)).toBe(reason);
    expect(isRecused(asStaffId(staff), bars)).toBe(reason !== undefined);
  });

  it('bars nobody where nothing is known', () => {
    expect(isRecused(asStaffId('s1'), {})).toBe(false);
  });
});
