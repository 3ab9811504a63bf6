import { inWords, type Locate } from '@huiyin/contracts';
import { DIRECTORY, notFound, recordsOf, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Decide, OrgId, RegionCode } from '@huiyin/kernel';
import type { Directories, Records, Snapshot } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { entityId, type DirectoryEntity, type DirectoryEvent } from '../../domain/directory/directory.aggregate.js';
import { approveDraft } from '../../domain/directory/drafts/approve-draft.js';
import { draftToHttp } from './draft-answers.js';
import { ReadBack } from './read-back.js';

export interface DraftedEntity {
  readonly entity: 'rule-set' | 'calendar';
  readonly id: string;
}

/** Proposals and what is said to them, for rules and calendars alike. */
@Injectable()
export class DraftWords {
  constructor(
    @Inject(recordsOf('intake.directory')) private readonly records: Records<DirectoryEntity, DirectoryEvent>,
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(ReadBack) private readonly readBack: ReadBack,
  ) {}

  /** Rules are of the nation, of a region, or of an organisation of the directory; there is no record of any other. */
  mustKnow(scope: string): void {
    const { regions, organisations } = this.directories.current();
    if (scope !== 'nation' && !regions.has(scope as RegionCode) && !organisations.has(scope as OrgId))
      throw notFound('directory.not-found');
  }

  async say(
    request: CurrentRequest,
    named: DraftedEntity,
    { decide, locate = inWords }: { readonly decide: Decide<DirectoryEntity, DirectoryEvent>; readonly locate?: Locate },
  ): Promise<HttpAnswer> {
    return draftToHttp(await this.records.change(request.command(entityId(named)), decide), locate);
  }

  /** Answers when this process has read what holds now back from the topic, so that the next command counts by it. */
  async approve(request: CurrentRequest, named: DraftedEntity, seen: { readonly draft?: number }): Promise<HttpAnswer> {
    const answer = await this.records.change(request.command(entityId(named)), approveDraft({ ...named, ...seen }));
    if (answer.kind !== 'refused') await this.readBack.isRead([answer.state]);

    return draftToHttp(answer);
  }

  async find({ entity, id }: DraftedEntity): Promise<Snapshot<DirectoryEntity> | undefined> {
    return this.records.get(entityId({ entity, id }));
  }

  /** Who proposed, approved, rejected or withdrew what, and when. */
  async timeline(named: DraftedEntity): Promise<readonly object[]> {
    const history = await this.records.history(entityId(named));

    return history.map(({ type, at, actor, data }) => ({
      ...{ type, at, by: actor.id, org: actor.org },
      ...('draft' in data ? { draft: data.draft } : { version: data.version }),
      ...('reason' in data ? { reason: data.reason } : {}),
    }));
  }
}
