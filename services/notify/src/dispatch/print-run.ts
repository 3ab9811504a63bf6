import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { FILES, type CurrentRequest } from '@huiyin/host';
import type { FileStore } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { DispatchCover, type NamedLetter } from './dispatch-cover.js';
import type { ListedLetter, ListedPage } from './listed-letters.js';
import { ReceiptForm } from './receipt-form.js';
import { stamped } from './stamp.js';

interface Paper extends NamedLetter {
  readonly pdf: PDFDocument;
}

/** A signature is of a file, not of the paper: on a page of another file it would be a broken one. */
const ANNOTATIONS = PDFName.of('Annots');

/** 批量打印: the list of an office, and behind it each letter with its receipt of service, as one PDF. */
@Injectable()
export class PrintRun {
  constructor(
    @Inject(FILES) private readonly files: FileStore,
    @Inject(ReceiptForm) private readonly form: ReceiptForm,
    @Inject(DispatchCover) private readonly cover: DispatchCover,
  ) {}

  async print({ letters }: ListedPage, { actor, correlation }: CurrentRequest): Promise<Buffer> {
    const papers: Paper[] = [];
    for (const listed of letters) papers.push(...(await this.paper(listed)));
    const whole = await PDFDocument.create();
    await append(whole, await PDFDocument.load(await this.cover.print(actor.org, papers)));
    for (const { listed, pdf, document } of papers) {
      await append(whole, pdf);
      const receipt = await PDFDocument.load(await this.form.print(listed, document, correlation));
      await append(whole, await stamped(receipt, listed.mark));
    }

    // Plain objects: every printer and reader takes them.
    return Buffer.from(await whole.save({ useObjectStreams: false }));
  }

  private async paper(listed: ListedLetter): Promise<readonly Paper[]> {
    const { making, code } = listed.letter;
    if (making.stage !== 'issued') return [];
    const pdf = await PDFDocument.load(await this.files.get(listed.matter, making.file.digest), { updateMetadata: false });
    for (const page of pdf.getPages()) page.node.delete(ANNOTATIONS);

    return [{ listed, pdf, document: pdf.getTitle() ?? code }];
  }
}

const append = async (whole: PDFDocument, part: PDFDocument): Promise<void> => {
  for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
};
