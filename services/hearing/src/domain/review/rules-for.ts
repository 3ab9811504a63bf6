import type { Moment, OrgId } from '@huiyin/kernel';
import { dayOf, parameter, type NationalParameter } from '@huiyin/time';
import { regionOf } from './review.events.js';

/** A number of the rules that hold for a body today; one that comes into force later does not count yet. */
export const ruleFor = (body: OrgId, name: NationalParameter, moment: Moment): number => {
  const where = { region: regionOf(body, moment), org: body, on: dayOf(moment.at) };

  return parameter(moment.directory, where, name);
};
