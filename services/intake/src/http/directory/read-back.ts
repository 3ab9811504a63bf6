import { setTimeout as pause } from 'node:timers/promises';
import { DIRECTORY } from '@huiyin/host';
import type { Directory } from '@huiyin/kernel';
import { versionKeyOf } from '@huiyin/policy';
import type { Directories } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntity } from '../../domain/directory/directory.aggregate.js';

const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 20;

type Versions = ReadonlyMap<string, number>;
const versionsIn = (directory: Directory): Versions => ('versions' in directory ? (directory.versions as Versions) : new Map());

/** Whether this process has read published versions back from the topic, as every process does. */
@Injectable()
export class ReadBack {
  constructor(@Inject(DIRECTORY) private readonly directories: Directories) {}

  async isRead(entities: readonly DirectoryEntity[]): Promise<boolean> {
    const published = entities.flatMap((entity) => (entity.stage === 'published' ? [[versionKeyOf(entity), entity.version] as const] : []));
    const giveUp = Date.now() + PATIENCE_MS;
    const behind = (): boolean => {
      const versions = versionsIn(this.directories.current());
      return published.some(([key, version]) => (versions.get(key) ?? 0) < version);
    };
    while (behind()) {
      if (Date.now() > giveUp) return false;
      await pause(LOOK_AGAIN_MS);
    }

    return true;
  }
}
