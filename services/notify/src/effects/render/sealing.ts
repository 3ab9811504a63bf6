import type { OrgId } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { SEALS, type Seals } from '../../seal/seals.js';
import { SIGNATURES, type Signatures, type Signing } from '../../seal/signatures.js';
import type { Page } from './page.js';

/** A form is signed by those who fill it in; a letter carries its office's seal and signature. */
const isForm = ({ style }: Page): boolean => style === 'biaoge';

/** 用印: the picture of the seal before a letter is printed, the signature after. */
@Injectable()
export class Sealing {
  constructor(
    @Inject(SEALS) private readonly seals: Seals,
    @Inject(SIGNATURES) private readonly signatures: Signatures,
  ) {}

  async pressed(page: Page, issuer: OrgId): Promise<Page> {
    const seal = isForm(page) ? undefined : await this.seals.sealOf(issuer);

    return seal === undefined ? page : { ...page, seal };
  }

  async signed(page: Page, pdf: Buffer, signing: Signing): Promise<Buffer> {
    return isForm(page) ? pdf : this.signatures.signed(pdf, signing);
  }
}
