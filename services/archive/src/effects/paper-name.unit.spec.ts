import type { FileRef } from '@huiyin/kernel';
import { paperName } from './paper-name.js';

const file = (mediaType: string): FileRef =>
  ({ digest: 'sha256-9f86d081884c7d65', size: 1, mediaType, name: 'sealed' }) as unknown as FileRef;

describe('the name of a paper in a package', () => {
  it.each([
    ['application/pdf', 'L09-9f86d081884c7d65.pdf'],
    ['image/jpeg', 'L09-9f86d081884c7d65.jpg'],
    ['image/png', 'L09-9f86d081884c7d65.png'],
    ['IMAGE/PNG', 'L09-9f86d081884c7d65.png'],
    ['text/plain; charset=utf-8', 'L09-9f86d081884c7d65.txt'],
    ['application/x-unheard-of', 'L09-9f86d081884c7d65.bin'],
    ['constructor', 'L09-9f86d081884c7d65.bin'],
  ])('of %s is %s', (mediaType, name) => expect(paperName({ code: 'L09' }, file(mediaType))).toBe(name));

  it('says the number where there is one, and leads out of no folder', () => {
    expect(paperName({ code: 'L09', number: '清建处〔2026〕5号' }, file('application/pdf'))).toBe('L09-清建处〔2026〕5号.pdf');
    expect(paperName({ number: '../5' }, file('application/pdf'))).toBe('file-___5.pdf');
  });
});
