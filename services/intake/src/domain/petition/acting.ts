import { refused, type Decision, type Moment, type OrgId } from '@huiyin/kernel';
import { authorise, type Action } from '@huiyin/policy';

/** A command is for those whose post allows it, and for the body that has the matter. Nothing where the actor may. */
export const notAllowed = (action: Action, body: OrgId, moment: Moment): Decision<never> | undefined =>
  authorise(moment.actor, action) ?? (moment.actor.org === body ? undefined : refused('petition.not-with-you', { with: body }));

/** Commands are for registered matters; to an unknown one the answer is that there is none. */
export const UNKNOWN = refused('petition.not-found');
