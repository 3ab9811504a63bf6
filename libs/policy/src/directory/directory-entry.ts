import type { Directory } from '@huiyin/kernel';

/** One version of one entity of the directory, as its topic carries it (the schema stands in the contracts). */
export interface DirectoryEntry {
  readonly entity: 'organisation' | 'region' | 'staff' | 'rule-set' | 'calendar' | 'dictionary';
  readonly id: string;
  readonly version: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A snapshot that remembers which version of each entity it holds, by `entity/id`. */
export interface VersionedDirectory extends Directory {
  readonly versions: ReadonlyMap<string, number>;
}

export const isVersioned = (directory: Directory): directory is VersionedDirectory => 'versions' in directory;
