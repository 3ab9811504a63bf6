import { bagOf, type BagFiles } from './bag.js';
import { verifyBag } from './verify-bag.js';
import { unzip, zip } from './zip.js';

const info = { identifier: 'XF1', description: '信访事项案卷', date: '2026-11-22', organisation: 'q-xfj' };
const bag = (): BagFiles =>
  bagOf(
    new Map([
      ['data/history.jsonl', Buffer.from('{"seq":1}\n')],
      ['data/letters/L09.pdf', Buffer.from('%PDF')],
    ]),
    info,
  );

describe('a BagIt package (RFC 8493)', () => {
  it('[INV-12] is complete and valid, also after it was packed and unpacked', async () => {
    expect(verifyBag(bag())).toEqual([]);
    expect(verifyBag(await unzip(await zip(bag(), 'XF1')))).toEqual([]);
  });

  it('[INV-12] shows a changed byte, a missing file, and a file that was put in', () => {
    expect(verifyBag(new Map([...bag(), ['data/history.jsonl', Buffer.from('{"seq":2}\n')]]))).toEqual(['changed: data/history.jsonl']);
    expect(verifyBag(new Map([...bag()].filter(([path]) => path !== 'data/letters/L09.pdf')))).toEqual(['missing: data/letters/L09.pdf']);
    expect(verifyBag(new Map([...bag(), ['data/extra', Buffer.from('x')]]))).toEqual(['not in the manifest: data/extra']);
    expect(verifyBag(new Map([...bag(), ['bag-info.txt', Buffer.from('x')]]))).toEqual(['changed: bag-info.txt']);
  });

  it('gives the same bytes for the same files', async () => expect(await zip(bag(), 'XF1')).toEqual(await zip(bag(), 'XF1')));
});
