type Project = 'unit' | 'integration' | 'component' | 'journey' | 'chaos';

/** One round of the tests: which jest projects, where, and how many files at once on a machine with two cores. */
export interface Tier {
  readonly name: string;
  readonly projects: readonly Project[];
  readonly workers: number;
  /** Kafka and MongoDB are needed. */
  readonly servers: boolean;
  readonly only?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const unit: Tier = { name: 'unit', projects: ['unit'], workers: 2, servers: false };

/** Lawful time must not hang on where the machine stands: behind the day of Shanghai, and ahead of it. */
const elsewhere: Tier = { ...unit, name: 'elsewhere', workers: 1, only: 'libs/time', env: { TZ: 'America/New_York' } };
const farEast: Tier = { ...elsewhere, name: 'far east', env: { TZ: 'Pacific/Kiritimati' } };

export const chaos: Tier = { name: 'chaos', projects: ['chaos'], workers: 1, servers: false };

const onServers = (name: string, ...projects: readonly Project[]): Tier => ({ name, projects, workers: 2, servers: true });

/** In one round, longest first: much of it is waiting for servers, and what waits leaves the processors to the others. */
const withServers: Tier = { ...onServers('with servers', 'journey', 'component', 'integration'), workers: 3 };

export const TIERS: readonly Tier[] = [unit, elsewhere, farEast, withServers];

/** Asked for by name: parts of the whole, and the bounded form of `npm run chaos` on servers of its own, which it kills. */
const ON_REQUEST: readonly Tier[] = [
  onServers('integration', 'integration'),
  onServers('component', 'component'),
  onServers('journey', 'journey'),
  chaos,
];
export const KNOWN_TIERS: readonly Tier[] = [...TIERS, ...ON_REQUEST];

export const UNIT_TIERS: readonly Tier[] = [unit, elsewhere, farEast];
