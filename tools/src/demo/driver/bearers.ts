import { readFile } from 'node:fs/promises';

import type { Role } from '@huiyin/kernel';
import { parse } from 'yaml';

import { inCheckout } from '../../checkout/paths.js';
import type { Bearer } from '../../dev/token.js';

/** The platform that hands the sample file over. */
export const CITY_PLATFORM = 'yz';

/** Platforms act for the petition office of the city they serve. */
const platformBearer = (name: string): Bearer => ({ id: `platform:${name}`, org: 'c-xfj', roles: ['platform'], platform: name });

interface StaffFile {
  readonly staff: readonly { readonly id: string; readonly org: string; readonly roles: readonly Role[] }[];
}

const PLATFORM = /^platform:(.+)$/;

const readStaff = async (): Promise<StaffFile['staff']> =>
  (parse(await readFile(inCheckout('samples', 'staff.yaml'), 'utf8')) as StaffFile).staff;

export const readStaffIds = async (): Promise<ReadonlySet<string>> => new Set((await readStaff()).map(({ id }) => id));

/** Who speaks under an id of `samples/staff.yaml`, or as `platform:<name>`. */
export const readBearers = async (): Promise<(id: string) => Bearer> => {
  const known = new Map((await readStaff()).map(({ id, org, roles }) => [id, { id, org, roles }]));

  return (id) => {
    const [, platform] = PLATFORM.exec(id) ?? [];
    const found = platform === undefined ? known.get(id) : platformBearer(platform);
    if (found === undefined) throw new RangeError(`nobody is called ${id} in samples/staff.yaml`);

    return found;
  };
};
