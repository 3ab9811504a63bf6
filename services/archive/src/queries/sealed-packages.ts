import { FILES, VAULT } from '@huiyin/host';
import { Fault, type Sealed } from '@huiyin/kernel';
import type { FileStore, Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import type { Dossier, Verification, Volume } from '../domain/dossier/index.js';
import { sha256 } from '../effects/bag/bag.js';
import { verifyBag } from '../effects/bag/verify-bag.js';
import { unzip } from '../effects/bag/zip.js';

type Package = NonNullable<Volume['package']>;

/** The packages of a dossier as they lie in the file store. */
@Injectable()
export class SealedPackages {
  constructor(
    @Inject(FILES) private readonly files: FileStore,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** A package holds the words of the matter in clear: reading one is recorded like any opening. */
  async read(dossier: Dossier, place: { readonly id: string; readonly n: number }, opening: Opening) {
    const sealed = dossier.volumes.find(({ n }) => n === place.n)?.package;
    if (sealed === undefined) return undefined;
    const name = await this.vault.open(place.id, sealed.file.name as Sealed, opening);

    return { name, bytes: await this.files.get(place.id, sealed.file.digest) };
  }

  /** 卷宗校验: every package is held against its manifest, and the manifest against the digest that was recorded at sealing. */
  async verify(id: string, dossier: Dossier): Promise<Verification> {
    const faults: string[] = [];
    for (const { n, package: sealed } of dossier.volumes) {
      if (sealed !== undefined) faults.push(...(await this.#faultsOf(id, sealed)).map((fault) => `volume ${n}: ${fault}`));
    }

    return { intact: faults.length === 0, faults };
  }

  async #faultsOf(id: string, sealed: Package): Promise<readonly string[]> {
    try {
      const bag = await unzip(await this.files.get(id, sealed.file.digest));
      const manifest = `sha256-${sha256(bag.get('manifest-sha256.txt') ?? Buffer.alloc(0))}`;

      return manifest === sealed.manifest ? verifyBag(bag) : ['the manifest is not the one that was sealed', ...verifyBag(bag)];
    } catch (cause) {
      if (cause instanceof Fault && cause.retryable) throw cause;

      return [cause instanceof Fault ? cause.code : 'unreadable'];
    }
  }
}
