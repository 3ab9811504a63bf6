import type { LetterEvent } from '@huiyin/contracts';
import { FILES, recordsOf, VAULT } from '@huiyin/host';
import type { Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { FileStore, Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { Letter, Letters } from '../domain/letter/letters.state.js';
import { pageIn } from '../effects/render/setting.js';
import { lineDifferences, type LineDifference } from '../forms/line-differences.js';
import { textOf } from '../forms/text-of.js';

type Setting = NonNullable<Extract<LetterEvent, { readonly type: 'LetterIssued' }>['data']['setting']>;

/** 更换前后对照: what a letter says otherwise than the one in whose place it stands, and why it does. */
export interface Differences {
  readonly replaces: string;
  readonly reason: string;
  readonly lines: readonly LineDifference[];
}

/** Both letters stay as they were made; what differs is read from what their pages were given (底稿). */
@Injectable()
export class LetterDifferences {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** Undefined where the letter replaces none, or one of both was never made. */
  async of(id: string, { letter, all }: { readonly letter: Letter; readonly all: readonly Letter[] }, opening: Opening) {
    const before = all.find(({ standing }) => standing.stage === 'withdrawn' && standing.replacedBy === letter.id);
    const [was, now] = await Promise.all([this.setting(id, before?.id), this.setting(id, letter.id)]);
    if (before?.standing.stage !== 'withdrawn' || was === undefined || now === undefined) return undefined;
    await this.vault.openMany(id, [was.name as Sealed, now.name as Sealed], opening);
    const lines = lineDifferences(await this.lines(id, was), await this.lines(id, now));

    return { replaces: before.id, reason: before.standing.reason, lines } satisfies Differences;
  }

  private async lines(id: string, { digest }: Setting): Promise<readonly string[]> {
    return textOf(pageIn(await this.files.get(id, digest))).split('\n');
  }

  private async setting(id: string, letterId: string | undefined): Promise<Setting | undefined> {
    const events = letterId === undefined ? [] : await this.letters.history(id);
    const issued = events.find((event) => event.type === 'LetterIssued' && event.data.letterId === letterId);

    return issued?.type === 'LetterIssued' ? issued.data.setting : undefined;
  }
}
