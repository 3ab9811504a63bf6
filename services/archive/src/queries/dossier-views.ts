import type { DossierEvent } from '@huiyin/contracts';
import { DIRECTORY, recordsOf } from '@huiyin/host';
import type { Actor, Recorded } from '@huiyin/kernel';
import { maySee, scopeFilter } from '@huiyin/policy';
import { latestClock } from '@huiyin/time';
import { EXISTING, type Directories, type Records, type Snapshot } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { DOSSIERS } from '../aggregates.js';
import { currentVolume, isSealed, type Dossier } from '../domain/dossier/index.js';

const GUARD = { withheld: 'state.withheld', parties: ['state.parties'] } as const;

const stageOf = (dossier: Dossier): 'open' | 'complete' | 'sealed' => {
  if (isSealed(currentVolume(dossier))) return 'sealed';

  return dossier.complete ? 'complete' : 'open';
};

/** Until when the dossier must be archived (T-ARCHIVE). */
const archivingOf = ({ book }: Dossier) => {
  const clock = latestClock(book, 'T-ARCHIVE');

  return clock === undefined ? {} : { archiving: { holder: clock.holder, lastDay: clock.lastDay, state: clock.state } };
};

const rowOf = (id: string, dossier: Dossier) => ({
  id,
  number: dossier.number,
  stage: stageOf(dossier),
  retention: dossier.retention,
  ...archivingOf(dossier),
  volumes: dossier.volumes.map(({ n, items, package: sealed }) => ({ n, items, sealedAt: sealed?.sealedAt })),
});

const itemOf = (event: Recorded<DossierEvent>) => {
  if (event.type !== 'ItemFiled') return [];
  const { type, source, sequence, time, actor, supplement } = event.data;

  return [{ type, source, sequence, time, actor, supplement }];
};

export interface ListWish {
  readonly after?: string;
  readonly limit: number;
}

/** Dossiers as archivists see them; guard and record scope are part of every query. */
@Injectable()
export class DossierViews {
  constructor(
    @Inject(recordsOf(DOSSIERS)) private readonly dossiers: Records<Dossier, DossierEvent>,
    @Inject(DIRECTORY) private readonly directory: Directories,
  ) {}

  async list(actor: Actor, { after, limit }: ListWish) {
    const own = after === undefined ? EXISTING : { ...EXISTING, _id: { $gt: after } };
    const found = await this.dossiers.collection
      .find({ $and: [scopeFilter(actor, this.directory.current(), GUARD), own] }, { projection: { state: 1 } })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const next = found.length > limit ? page.at(-1)?._id : undefined;

    return {
      items: page.flatMap(({ _id, state }) => (state === null ? [] : [rowOf(_id, state)])),
      ...(next === undefined ? {} : { next }),
    };
  }

  async visible(actor: Actor, id: string): Promise<Snapshot<Dossier> | undefined> {
    const found = await this.dossiers.get(id);

    return found !== undefined && maySee(actor, found.state, this.directory.current()) ? found : undefined;
  }

  async view(actor: Actor, id: string) {
    const found = await this.visible(actor, id);
    if (found === undefined) return undefined;
    const items = (await this.dossiers.history(id)).flatMap(itemOf);

    return { version: found.version, body: { ...rowOf(id, found.state), letters: found.state.letters, items } };
  }
}
