import type { LetterEvent } from '@huiyin/contracts';
import { FILES, recordsOf } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import type { FileStore } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { Letters } from '../domain/letter/letters.state.js';
import type { LetterPress } from '../effects/render/letter-press.js';
import { pageIn } from '../effects/render/setting.js';
import { PRESS } from '../effects/render/tokens.js';
import { isLetter, signatureIn, type SignatureFound } from '../seal/letter-signature.js';

type Issued = Extract<LetterEvent, { readonly type: 'LetterIssued' }>['data'];

/** 复现: what came of making a letter again from its record. */
export interface MadeAgain {
  /** But for the signature, which only its key can make. */
  readonly isSame: boolean;
  readonly signature: SignatureFound;
  readonly template: Issued['template'];
  /** What it was made with now; where it differs, the bytes may. */
  readonly now: { readonly layout: string; readonly fonts: readonly string[]; readonly substituted: readonly string[] };
}

/** Makes an issued letter again from what its record remembers, and compares it with the file that was issued. */
@Injectable()
export class LetterAgain {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(PRESS) private readonly press: LetterPress,
  ) {}

  /** Undefined where there is no such letter, or it is older than settings are kept. */
  async make(id: string, letterId: string): Promise<MadeAgain | undefined> {
    const issued = await this.issued(id, letterId);
    if (issued?.setting === undefined) return undefined;
    const page = pageIn(await this.files.get(id, issued.setting.digest));
    const { pdf, fonts, substituted } = await this.press.print(page);
    const file = await this.files.get(id, issued.file.digest);
    const isSame = isLetter(file, pdf, issued.issuedOn);

    return {
      isSame,
      signature: signatureIn(file),
      template: issued.template,
      now: { layout: this.press.layoutOf(page.style), fonts, substituted },
    };
  }

  private async issued(id: string, letterId: string): Promise<Issued | undefined> {
    const events = await this.letters.history(id);
    const found = events.find((event) => event.type === 'LetterIssued' && event.data.letterId === letterId);

    return found?.type === 'LetterIssued' ? found.data : undefined;
  }
}
