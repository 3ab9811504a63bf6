import type { OrgId } from '@huiyin/kernel';
import { dayOf, limitOf } from '@huiyin/time';
import type { Scene } from '../order.js';

/** The days of a limit as the rules of a body's region give them today; absent where the directory does not know the body. */
export const daysOf = (timer: string, org: OrgId, { moment }: Scene): number | undefined => {
  const region = moment.directory.organisations.get(org)?.region;

  return region === undefined ? undefined : limitOf({ timer, region, on: dayOf(moment.at) }, moment.directory);
};
