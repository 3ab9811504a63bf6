import { recordsOf, type CurrentRequest } from '@huiyin/host';
import type { Decide } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import { calendarEditions, statutoryRuleSet } from '@huiyin/time';
import { Inject, Injectable } from '@nestjs/common';
import { referencesOutside, type Reference } from '../../domain/directory/check-references.js';
import { entityId, type DirectoryEntity, type DirectoryEvent } from '../../domain/directory/directory.aggregate.js';
import { publishShippedCalendar } from '../../domain/directory/law/publish-shipped-calendar.js';
import { publishShippedRules } from '../../domain/directory/law/publish-shipped-rules.js';
import { publishEntity, type EntityValue } from '../../domain/directory/publish-entity.js';
import { ReadBack } from './read-back.js';

export interface PublishingReport {
  readonly published: number;
  readonly unchanged: number;
  /** This process has read the new versions back from the topic, as every process does. */
  readonly isRead: boolean;
}

interface Publishing {
  readonly id: string;
  readonly decide: Decide<DirectoryEntity, DirectoryEvent>;
}

/** The law that this software comes with goes along with every import, so that no directory is without it. */
const law = (): readonly Publishing[] => [
  { id: entityId({ entity: 'rule-set', id: 'nation' }), decide: publishShippedRules(statutoryRuleSet()) },
  ...calendarEditions().map((edition) => ({
    id: entityId({ entity: 'calendar', id: `${edition.region}/${edition.year}` }),
    decide: publishShippedCalendar(edition),
  })),
];

/** Publishes entities of the directory: one version per change, nothing for what is unchanged. */
@Injectable()
export class DirectoryPublishing {
  constructor(
    @Inject(recordsOf('intake.directory')) private readonly directory: Records<DirectoryEntity, DirectoryEvent>,
    @Inject(ReadBack) private readonly readBack: ReadBack,
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
    const publishings = [...law(), ...entities.map((entity) => ({ id: entityId(entity), decide: publishEntity(entity) }))];
    const answers = await Promise.all(publishings.map(({ id, decide }) => this.directory.change(request.command(id), decide)));
    const published = answers.filter(({ kind }) => kind === 'recorded').map(({ state }) => state);

    return { published: published.length, unchanged: answers.length - published.length, isRead: await this.readBack.isRead(published) };
  }
}
