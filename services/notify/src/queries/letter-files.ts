import { FILES, VAULT } from '@huiyin/host';
import type { Sealed } from '@huiyin/kernel';
import type { FileStore, Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import type { Letter } from '../domain/letter/letters.state.js';

/** The files of letters as they lie in the file store. */
@Injectable()
export class LetterFiles {
  constructor(
    @Inject(FILES) private readonly files: FileStore,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** The letter names people: reading it is recorded like any opening. Nothing for a letter that is not issued yet. */
  async read(id: string, letter: Letter | undefined, opening: Opening) {
    if (letter?.making.stage !== 'issued') return undefined;
    const { file } = letter.making;
    const name = await this.vault.open(id, file.name as Sealed, opening);

    return { name, mediaType: file.mediaType, bytes: await this.files.get(id, file.digest) };
  }
}
