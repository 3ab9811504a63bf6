import type { DossierEvent } from '@huiyin/contracts';
import { LOGGER, recordsOf } from '@huiyin/host';
import { asOrgId, asStaffId, type Actor, type Decide, type Recorded } from '@huiyin/kernel';
import { EffectRunner, type Command, type Records } from '@huiyin/records';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DOSSIERS } from '../aggregates.js';
import { packingFailed, sealVolume, type Dossier } from '../domain/dossier/index.js';
import { DossierPacker } from './pack-dossier.js';

const SYSTEM: Actor = { id: asStaffId('system'), org: asOrgId('system'), roles: ['system'] };
const AT_ONCE_PACKED = 2;

/** Packs dossiers whose packing was claimed in this process; the outcome is recorded under the claim. */
@Injectable()
export class PackingEffect implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #runner: EffectRunner<Dossier, DossierEvent>;

  constructor(
    @Inject(recordsOf(DOSSIERS)) private readonly dossiers: Records<Dossier, DossierEvent>,
    @Inject(DossierPacker) private readonly packer: DossierPacker,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#runner = new EffectRunner(dossiers, {
      work: { PackingStarted: (id, event) => this.#pack(id, event) },
      atOnce: AT_ONCE_PACKED,
      faults: ({ code, record, cause }) => logger.error({ code, record, err: cause }, 'packing failed'),
    });
  }

  onApplicationBootstrap(): void {
    this.#runner.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#runner.stop();
  }

  async #pack(id: string, event: Recorded<DossierEvent>): Promise<void> {
    if (event.type !== 'PackingStarted') return;
    const { claim } = event.data;
    await this.dossiers.change(this.#command(id, `${claim}/outcome`), await this.#outcome(id, claim));
  }

  async #outcome(id: string, claim: string): Promise<Decide<Dossier, DossierEvent>> {
    const [found, history] = await Promise.all([this.dossiers.get(id), this.dossiers.history(id)]);
    if (found === undefined) return packingFailed(claim, 'record-missing');
    try {
      return sealVolume({ claim, ...(await this.packer.pack({ id, dossier: found.state, history })) });
    } catch (cause) {
      return packingFailed(claim, codeOf(cause));
    }
  }

  #command(id: string, cause: string): Command {
    return { id, cause, digest: cause, actor: SYSTEM, correlation: cause };
  }
}

const codeOf = (cause: unknown): string => (cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown');
