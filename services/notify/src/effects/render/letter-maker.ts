import { FILES } from '@huiyin/host';
import type { FileStore } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import type { MadeLetter } from '../../domain/letter/issue-letter.js';
import type { LetterPress } from './letter-press.js';
import type { Page } from './page.js';
import type { WrittenLetter } from './letter-writer.js';
import { pageOf } from './page-of.js';
import { Sealing } from './sealing.js';
import { settingBytes } from './setting.js';
import { PRESS } from './tokens.js';

const PDF = 'application/pdf';
const JSON_TYPE = 'application/json';

const copiesOf = ({ letter, directory, common }: WrittenLetter['draft']): string =>
  letter.copies.map((org) => directory.organisations.get(org)?.name ?? org).join(common.join.copies);

/** A receipt has no number of its own and carries the matter's. */
const shownNumber = ({ words }: WrittenLetter, number: string | undefined): string => number ?? words['matterNumber'] ?? '';

/** A letter in words, and its number where it has one, as a page. */
export const pageFor = (written: WrittenLetter, number: string | undefined): Page => {
  const { draft, filled, words } = written;
  const { language, common, issuedOn } = draft;

  return pageOf(filled, {
    language,
    common,
    issuedOn,
    number: shownNumber(written, number),
    copies: copiesOf(draft),
    printer: words['issuer'] ?? '',
  });
};

/** 印制: lays a written letter out, seals and signs it, and puts it into the file store, before anything is recorded. */
@Injectable()
export class LetterMaker {
  constructor(
    @Inject(PRESS) private readonly press: LetterPress,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(Sealing) private readonly sealing: Sealing,
  ) {}

  async make(id: string, written: WrittenLetter, number: string | undefined): Promise<Omit<MadeLetter, 'claim'>> {
    const { letter, issuedOn } = written.draft;
    const laid = await this.sealing.pressed(pageFor(written, number), letter.issuer);
    const { pdf, pages, fonts, substituted } = await this.press.print(laid);
    const name = `${letter.code}-${shownNumber(written, number)}`;
    const signed = await this.sealing.signed(laid, pdf, { issuer: letter.issuer, on: issuedOn });
    const file = await this.files.put(id, signed, { name: `${name}.pdf`, mediaType: PDF });
    const setting = await this.files.put(id, settingBytes(laid), { name: `${name}.json`, mediaType: JSON_TYPE });

    return {
      ...{ letterId: letter.id, file, setting, pages, issuedOn },
      template: { ...this.templateOf(written, laid), fonts: [...fonts], substituted: [...substituted] },
      ...(number === undefined ? {} : { number }),
    };
  }

  private templateOf({ draft: { template, region, digest } }: WrittenLetter, { style }: Page) {
    const whose = region === undefined ? {} : { region };

    return { version: template.version, digest, layout: this.press.layoutOf(style), ...whose };
  }
}
