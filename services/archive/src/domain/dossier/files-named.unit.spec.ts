import { filesNamedIn } from './files-named.js';

const file = (name: string) => ({ digest: 'd', size: 1, mediaType: 'application/pdf', name });

describe('the files that an event names', () => {
  it('are found however deep they stand', () =>
    expect(filesNamedIn({ letter: { file: file('L09.pdf') }, more: [{ scans: [file('a.pdf'), file('b.pdf')] }] })).toEqual([
      file('L09.pdf'),
      file('a.pdf'),
      file('b.pdf'),
    ]));

  it('are not what a letter was set from: the letter itself is filed', () =>
    expect(filesNamedIn({ file: file('L09.pdf'), setting: file('L09.json') })).toEqual([file('L09.pdf')]));
});
