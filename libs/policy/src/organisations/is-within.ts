import type { Directory, OrgId, Organisation } from '@huiyin/kernel';

/**
 * The bodies a body belongs to. An inner unit belongs to its superior of the same region (a squad to its bureau, a department, a street
 * office or a review office to its government); a branch under vertical management belongs to its department wherever that sits.
 * A county's bureau is guided by the city's bureau, but does not belong to it: it is under its own government.
 */
const ownersOf = (org: Organisation, directory: Directory): readonly OrgId[] => [
  ...org.superiors.filter((id) => org.vertical || directory.organisations.get(id)?.region === org.region),
  ...(org.actsFor === undefined ? [] : [org.actsFor]),
];

/** The body itself and all that it belongs to. */
export const ownersUpwards = (org: OrgId, directory: Directory): ReadonlySet<OrgId> => {
  const found = new Set<OrgId>([org]);
  for (const id of found) {
    const body = directory.organisations.get(id);
    if (body !== undefined) ownersOf(body, directory).forEach((owner) => found.add(owner));
  }

  return found;
};

/** Whether a body is another, or one of its lower units (下属单位). */
export const isWithin = (org: OrgId, top: OrgId, directory: Directory): boolean => ownersUpwards(org, directory).has(top);
