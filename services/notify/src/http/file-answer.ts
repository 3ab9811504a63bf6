import { HttpAnswer, notFound } from '@huiyin/host';

interface LetterFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** The file as it was made; a letter that is not there, or not for the caller, is answered alike. */
export const fileAnswer = (file: LetterFile | undefined): HttpAnswer => {
  if (file === undefined) throw notFound('letter.not-found');

  return new HttpAnswer(200, file.bytes, {
    'content-type': file.mediaType,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'private, no-store',
  });
};
