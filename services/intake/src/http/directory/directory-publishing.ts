import { setTimeout as pause } from 'node:timers/promises';
import { DIRECTORY, recordsOf, type CurrentRequest } from '@huiyin/host';
import type { Directory } from '@huiyin/kernel';
import type { Directories, Records } from '@huiyin/records';
import { versionKeyOf } from '@huiyin/policy';
import { calendarEditions, statutoryRuleSet } from '@huiyin/time';
import { Inject, Injectable } from '@nestjs/common';
import { referencesOutside, type Reference } from '../../domain/directory/check-references.js';
import { entityId, type DirectoryEntity, type DirectoryEvent } from '../../domain/directory/directory.aggregate.js';
import { publishEntity, type EntityValue } from '../../domain/directory/publish-entity.js';

export interface PublishingReport {
  readonly published: number;
  readonly unchanged: number;
  /** This process has read the new versions back from the topic, as every process does. */
  readonly isRead: boolean;
}

/** The law that this software comes with goes along with every import, so that no directory is without it. */
const law = (): readonly EntityValue[] => [
  { entity: 'rule-set', id: 'nation', value: { ...statutoryRuleSet() } },
  ...calendarEditions().map((edition): EntityValue => ({
    entity: 'calendar',
    id: `${edition.region}/${edition.year}`,
    value: { ...edition },
  })),
];

const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 20;

type Versions = ReadonlyMap<string, number>;
const versionsIn = (directory: Directory): Versions => ('versions' in directory ? (directory.versions as Versions) : new Map());

/** Publishes entities of the directory: one version per change, nothing for what is unchanged. */
@Injectable()
export class DirectoryPublishing {
  constructor(
    @Inject(recordsOf('intake.directory')) private readonly directory: Records<DirectoryEntity, DirectoryEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  /** References that lead nowhere. Asked of the records, which are ahead of what this process has read. */
  async missing(entities: readonly EntityValue[]): Promise<readonly Reference[]> {
    const references = referencesOutside(entities);
    const wanted = [...new Set(references.map(({ to }) => entityId(to)))];
    const found = await this.directory.collection.find({ _id: { $in: wanted }, version: { $gt: 0 } }, { projection: { _id: 1 } }).toArray();
    const known = new Set(found.map(({ _id }) => _id));

    return references.filter(({ to }) => !known.has(entityId(to)));
  }

  async publish(entities: readonly EntityValue[], request: CurrentRequest): Promise<PublishingReport> {
    const answers = await Promise.all(
      [...law(), ...entities].map(async (entity) => {
        const answer = await this.directory.change(request.command(entityId(entity)), publishEntity(entity));
        return { key: versionKeyOf(entity), kind: answer.kind, version: answer.state.stage === 'none' ? 0 : answer.state.version };
      }),
    );
    const published = answers.filter(({ kind }) => kind === 'recorded');

    return { published: published.length, unchanged: answers.length - published.length, isRead: await this.isRead(published) };
  }

  private async isRead(published: readonly { readonly key: string; readonly version: number }[]): Promise<boolean> {
    const giveUp = Date.now() + PATIENCE_MS;
    const behind = (): boolean => {
      const versions = versionsIn(this.directories.current());
      return published.some(({ key, version }) => (versions.get(key) ?? 0) < version);
    };
    while (behind()) {
      if (Date.now() > giveUp) return false;
      await pause(LOOK_AGAIN_MS);
    }

    return true;
  }
}
