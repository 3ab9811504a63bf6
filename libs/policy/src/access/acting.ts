import type { ActingAppointment, Actor, Directory, Instant, StaffId } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';

/** When somebody acts, and for what. */
export interface ActingTime {
  readonly at: Instant;
  readonly directory: Directory;
  /** What is to be done, by the permission table; nothing named: only an appointment for everything counts. */
  readonly actions: readonly string[];
}

const covers = ({ scope }: ActingAppointment, actions: readonly string[]): boolean =>
  scope === undefined || actions.some((action) => scope.includes(action));

/** In the place of whom: of those that the token claims, or of anybody. */
const isClaimed = (appointment: ActingAppointment, claimed: StaffId | undefined): boolean =>
  claimed === undefined || claimed === appointment.for;

const without = ({ id, org, roles }: Actor): Actor => ({ id, org, roles: roles.filter((role) => role !== 'acting-head') });

/**
 * The actor as the directory appoints him (A/B 角, INV-18): where his entry lists appointments, the post of acting head is his from one
 * day to another and for what they name, and what he signs says in whose place. Nobody is appointed without a list; a post of acting head
 * in the token is then a standing one.
 */
export const asAppointed = (actor: Actor, { at, directory, actions }: ActingTime): Actor => {
  const listed = directory.staff.get(actor.id)?.acting;
  if (listed === undefined) return actor;
  const today = dayOf(at);
  const found = listed.find((one) => one.from <= today && today <= one.until && covers(one, actions) && isClaimed(one, actor.actingFor));
  if (found === undefined) return without(actor);
  const roles = actor.roles.includes('acting-head') ? actor.roles : [...actor.roles, 'acting-head' as const];

  return { ...actor, roles, actingFor: found.for };
};
