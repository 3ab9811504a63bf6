import { asStaffId, toInstant, type ActingAppointment, type Directory, type LocalDate } from '@huiyin/kernel';
import { actor, city, org } from '../testing/city.js';
import { asAppointed } from './acting.js';
import { authorise, isHeadOf } from './authorise.js';

const HEAD = asStaffId('head');
const appointment = (over: Partial<ActingAppointment> = {}): ActingAppointment => ({
  ...{ for: HEAD, from: '2026-09-01' as LocalDate, until: '2026-09-10' as LocalDate },
  ...over,
});
const appointing = (...acting: readonly ActingAppointment[]): Directory => ({
  ...city(),
  staff: new Map([[asStaffId('s1'), { id: asStaffId('s1'), name: '职员', org: org('q-cgj'), roles: ['undertaker'], acting }]]),
});
const undertaker = actor('q-cgj', 'undertaker');
const at = (day: string, time = '09:00') => toInstant(`${day}T${time}:00+08:00`);
const on = (day: string, directory: Directory, ...actions: readonly string[]) =>
  asAppointed(undertaker, { at: at(day), directory, actions });

describe('an acting approver (A/B 角) [INV-18]', () => {
  it.each([
    ['2026-08-31', false],
    ['2026-09-01', true],
    ['2026-09-10', true],
    ['2026-09-11', false],
  ])('on %s signs in the head’s place: %s', (day, signs) => {
    const acting = on(day, appointing(appointment()));

    expect(isHeadOf(acting, org('q-cgj'))).toBe(signs);
    expect(authorise(acting, 'extend') === undefined).toBe(signs);
    expect(acting.actingFor).toBe(signs ? HEAD : undefined);
  });

  it('ends with the last day in China, whatever time it is elsewhere', () => {
    const directory = appointing(appointment());

    expect(asAppointed(undertaker, { at: at('2026-09-10', '23:59'), directory, actions: [] }).actingFor).toBe(HEAD);
    expect(asAppointed(undertaker, { at: at('2026-09-11', '00:00'), directory, actions: [] }).actingFor).toBeUndefined();
  });

  it('signs what the appointment names, in the own organisation', () => {
    const directory = appointing(appointment({ scope: ['extend'] }));

    expect(on('2026-09-05', directory, 'extend')).toMatchObject({ actingFor: HEAD, roles: ['undertaker', 'acting-head'] });
    expect(on('2026-09-05', directory, 'void')).toEqual(undertaker);
    expect(on('2026-09-05', directory)).toEqual(undertaker);
    expect(isHeadOf(on('2026-09-05', directory, 'extend'), org('q-rsj'))).toBe(false);
  });

  it('loses the post that a token claims when the appointment is over, or is in another’s place', () => {
    const claimed = { ...undertaker, roles: ['acting-head'] as const, actingFor: asStaffId('somebody') };
    const moment = (day: string) => ({ at: at(day), directory: appointing(appointment()), actions: ['extend'] });

    expect(asAppointed(claimed, moment('2026-09-05'))).toEqual({ ...undertaker, roles: [] });
    expect(asAppointed({ ...claimed, actingFor: HEAD }, moment('2026-09-05'))).toMatchObject({ roles: ['acting-head'], actingFor: HEAD });
    expect(asAppointed({ ...claimed, actingFor: HEAD }, moment('2026-10-05')).roles).toEqual([]);
  });

  it('is a standing deputy where the directory lists no appointments', () => {
    const deputy = actor('q-cgj', 'acting-head');

    expect(asAppointed(deputy, { at: at('2026-09-05'), directory: city(), actions: ['extend'] })).toBe(deputy);
  });
});
