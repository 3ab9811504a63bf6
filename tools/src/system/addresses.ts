import type { ServiceName } from '@huiyin/contracts';
import { freePorts, isOpen } from '@huiyin/testing/servers';

export type Place = ServiceName | 'smtp' | 'mails';

/** Ports that a start takes when they are free, so that addresses stay the same. */
const PREFERRED: Readonly<Record<Place, number>> = {
  intake: 7101,
  supervision: 7102,
  hearing: 7103,
  archive: 7104,
  notify: 7105,
  smtp: 7125,
  mails: 7126,
};

export type Ports = Readonly<Record<Place, number>>;

/** Any free ports: for tests and passing systems, several of which may run at once. */
export const anyPorts = async (): Promise<Ports> => {
  const places = Object.keys(PREFERRED) as Place[];
  const free = await freePorts(places.length);

  return Object.fromEntries(places.map((place, index) => [place, free[index] ?? 0])) as Ports;
};

export const preferredPorts = async (): Promise<Ports> => {
  const others = await anyPorts();
  const chosen = await Promise.all(
    (Object.keys(PREFERRED) as Place[]).map(async (place) => [place, (await isOpen(PREFERRED[place])) ? others[place] : PREFERRED[place]]),
  );

  return Object.fromEntries(chosen) as Ports;
};
