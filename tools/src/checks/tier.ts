/** One round of the tests: which jest project, where, and how many at once on a machine with two cores. */
export interface Tier {
  readonly name: string;
  readonly project: 'unit' | 'integration' | 'component' | 'journey' | 'chaos';
  readonly workers: number;
  /** Kafka and MongoDB are needed. */
  readonly servers: boolean;
  readonly only?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const unit: Tier = { name: 'unit', project: 'unit', workers: 2, servers: false };

/** Lawful time must not hang on where the machine stands: behind the day of Shanghai, and ahead of it. */
const elsewhere: Tier = { ...unit, name: 'elsewhere', workers: 1, only: 'libs/time', env: { TZ: 'America/New_York' } };
const farEast: Tier = { ...elsewhere, name: 'far east', env: { TZ: 'Pacific/Kiritimati' } };

export const chaos: Tier = { name: 'chaos', project: 'chaos', workers: 1, servers: false };

export const TIERS: readonly Tier[] = [
  unit,
  elsewhere,
  farEast,
  { name: 'integration', project: 'integration', workers: 2, servers: true },
  { name: 'component', project: 'component', workers: 2, servers: true },
  { name: 'journey', project: 'journey', workers: 2, servers: true },
];

/** Asked for by name: on servers of its own, which it kills; the bounded form of `npm run chaos`. */
const ON_REQUEST: readonly Tier[] = [chaos];
export const KNOWN_TIERS: readonly Tier[] = [...TIERS, ...ON_REQUEST];

export const UNIT_TIERS: readonly Tier[] = [unit, elsewhere, farEast];
