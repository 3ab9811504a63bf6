import type { LetterEvent } from '@huiyin/contracts';
import { answerToHttp, FILES, notFound, problem, ProblemError, recordsOf, type CurrentRequest, type HttpAnswer } from '@huiyin/host';
import type { Records } from '@huiyin/records';
import type { FileStore } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import { fileProof, type NewProof } from '../domain/letter/delivery/file-proof.js';
import { paperMark, type LetterPlace } from './letter-marks.js';
import { isOfOffice } from '../domain/letter/record-service.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { LetterViews } from '../queries/letter-views.js';
import { scanOf, type Scan } from './scan.js';

const NOT_TAKEN: Readonly<Record<string, number>> = { 'letter.scan-type-unknown': 415, 'letter.scan-incomplete': 400 };

/** @throws ProblemError with the reason. */
const whole = (content: Buffer): Scan => {
  const scan = scanOf(content);
  if (!('kind' in scan)) return scan;
  throw new ProblemError(problem(NOT_TAKEN[scan.code] ?? 400, scan.code, { params: scan.detail }));
};

/** 归档扫描件: puts a scan into the encrypted file store and names it in the letter's record. */
@Injectable()
export class Filing {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(LetterViews) private readonly views: LetterViews,
    @Inject(FILES) private readonly files: FileStore,
  ) {}

  /** The bytes are written first, and only for an office that may file them. */
  async file(
    current: CurrentRequest,
    place: LetterPlace,
    { what, content }: { readonly what: NewProof['what']; readonly content: Buffer },
  ): Promise<HttpAnswer> {
    const { matter, letterId } = place;
    const letter = (await this.views.visible(current.actor, matter))?.letters.find(({ id }) => id === letterId);
    if (letter === undefined || !isOfOffice(letter, current.actor)) throw notFound('letter.not-found');
    const { bytes, mediaType, extension } = whole(content);
    const file = await this.files.put(matter, bytes, { name: `${letter.code}-${what}-${paperMark(place)}.${extension}`, mediaType });
    const command = current.command(matter, { digest: `${letterId}/${what}/${file.digest}` });

    return answerToHttp(await this.letters.change(command, fileProof({ letterId, what, file })), {
      body: () => ({ letterId, what, digest: file.digest, size: file.size, mediaType }),
    });
  }
}
