import type { AggregateName } from '@huiyin/kernel';

/** What the host provides to every service. Injected with an explicit `@Inject(TOKEN)`; decorator metadata is off. */
export const BUSINESS_CLOCK = Symbol('huiyin.business-clock');
export const DIRECTORY = Symbol('huiyin.directory');
export const VAULT = Symbol('huiyin.vault');
export const FILES = Symbol('huiyin.files');
export const CONFIG = Symbol('huiyin.config');
export const LOGGER = Symbol('huiyin.logger');
/** mongoose connection; its default database is the service's own. */
export const CONNECTION = Symbol('huiyin.connection');
/** prom-client registry. */
export const METRICS = Symbol('huiyin.metrics');
export const TOKENS = Symbol('huiyin.tokens');
export const READINESS = Symbol('huiyin.readiness');
export const SWEEPS = Symbol('huiyin.sweeps');

interface Named {
  readonly aggregate: { readonly name: AggregateName };
}

/** Token of an aggregate's record store: `@Inject(recordsOf('intake.petition')) petitions: Records<Petition, PetitionEvent>`. */
export const recordsOf = (kind: AggregateName | Named): symbol =>
  Symbol.for(`huiyin.records.${typeof kind === 'string' ? kind : kind.aggregate.name}`);
