import { FILES, VAULT } from '@huiyin/host';
import type { DossierEvent, EventOf, ItemFiled } from '@huiyin/contracts';
import { asOrgId, asStaffId, type FileRef, type Recorded } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import type { FileStore, Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { currentVolume, type Dossier } from '../domain/dossier/index.js';
import { bagOf, sha256, type BagFiles, type BagInfo } from './bag/bag.js';
import { zip } from './bag/zip.js';
import { sealedIn, withWords } from './open-words.js';
import { paperName, type PaperLabel } from './paper-name.js';

type Filed = EventOf<typeof ItemFiled>['data'];

export interface Packing {
  readonly id: string;
  readonly dossier: Dossier;
  readonly history: readonly Recorded<DossierEvent>[];
}

export interface PackedVolume {
  readonly file: FileRef;
  readonly manifest: string;
  readonly items: number;
  readonly letters: number;
}

const OPENING: Opening = { by: asStaffId('system'), org: asOrgId('system'), purpose: 'archive.pack', correlation: 'archive.pack' };

const itemsOf = ({ dossier, history }: Packing): readonly Filed[] => {
  const { n } = currentVolume(dossier);

  return history.flatMap((event) => (event.type === 'ItemFiled' && event.data.supplement === n ? [event.data] : []));
};

/** Services' clocks run apart: by time, then by each source's own order. */
const inOrder = (a: Filed, b: Filed): number => (a.time === b.time ? a.sequence - b.sequence : a.time < b.time ? -1 : 1);

/** 封装: builds the package of a dossier or supplement from its history and puts it into the encrypted file store. */
@Injectable()
export class DossierPacker {
  constructor(
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(FILES) private readonly files: FileStore,
  ) {}

  async pack(packing: Packing): Promise<PackedVolume> {
    const items = [...itemsOf(packing)].sort(inOrder);
    const papers = await this.#papers(packing.id, items);
    const payload = new Map([['data/history.jsonl', await this.#history(packing.id, items)], ...papers]);
    const bag = bagOf(payload, this.#info(packing, items));
    const folder = `${packing.dossier.number ?? packing.id}-${currentVolume(packing.dossier).n}`;
    const file = await this.files.put(packing.id, await zip(bag, folder), { name: `${folder}.zip`, mediaType: 'application/zip' });

    return {
      file,
      manifest: `sha256-${sha256(bag.get('manifest-sha256.txt') ?? Buffer.alloc(0))}`,
      items: items.length,
      letters: papers.size,
    };
  }

  async #history(id: string, items: readonly Filed[]): Promise<Buffer> {
    const sealed = sealedIn(items);
    const opened = await this.vault.openMany(id, sealed, OPENING);
    const words = new Map(sealed.map((value, at) => [value as string, opened[at] ?? '']));

    return Buffer.from(items.map((item) => `${JSON.stringify(withWords(item, words))}\n`).join(''));
  }

  async #papers(id: string, items: readonly Filed[]): Promise<BagFiles> {
    const named = items.flatMap((item) =>
      item.files.map((file) => [`data/letters/${paperName(item.data as PaperLabel, file)}`, file] as const),
    );
    const papers = new Map<string, Buffer>();
    for (const [path, file] of named) {
      const free = papers.has(path) ? path.replace(/(\.\w+)$/, `-${file.digest.slice(-8)}$1`) : path;
      papers.set(free, await this.files.get(id, file.digest));
    }

    return papers;
  }

  #info({ id, dossier }: Packing, items: readonly Filed[]): BagInfo {
    const last = items.at(-1);

    return {
      identifier: dossier.number ?? id,
      description: `Petition dossier, volume ${currentVolume(dossier).n}, ${items.length} items, retention ${dossier.retention.proposed}`,
      date: last === undefined ? '' : dayOf(last.time),
      organisation: dossier.parties[0] ?? '',
    };
  }
}
