import { randomBytes } from 'node:crypto';
import type { LocalDate } from '@huiyin/kernel';
import { openDesk, type Desk } from '../testing/every-preview.js';
import { pdfText } from '../testing/pdf-text.js';
import { cmsSigner, type CmsSigner } from './cms-signature.js';
import { inside, parsed, rawOf, sequence, tagged } from './der.js';
import { isLetter, signatureIn, signLetter } from './letter-signature.js';
import { newSampleKey } from './sample-certificate.js';
import { filled, roomIn } from './signature-room.js';
import { signingKeyIn } from './signing-key.js';

const ON = '2026-08-14' as LocalDate;

let desk: Desk;
let signer: CmsSigner;
let pdf: Buffer;
let signed: Buffer;
beforeAll(async () => {
  desk = await openDesk();
  signer = cmsSigner(signingKeyIn(newSampleKey({ name: '清河区住房和城乡建设局' })));
  ({ pdf } = await desk.press.print(desk.written('L09').page));
  signed = await signLetter(pdf, signer, ON);
});

const changedAt = (file: Buffer, at: number): Buffer => {
  const other = Buffer.from(file);
  other[at] = (other[at] ?? 0) ^ 1;

  return other;
};

const roomOf = (file: Buffer) => {
  const found = roomIn(file);
  if (found === undefined) throw new RangeError('no signature');

  return found;
};

describe('the signature of a letter (PAdES, ISO 32000-1, 12.8)', () => {
  it('names who signed, and leaves the letter as it was printed', () => {
    expect(signatureIn(signed)).toEqual({
      state: 'intact',
      by: 'CN=清河区住房和城乡建设局',
      certifiedBy: 'CN=清河区住房和城乡建设局',
      validTo: '2049-12-31T00:00:00.000Z',
    });
    expect(signed.subarray(0, pdf.length).equals(pdf)).toBe(true);
    expect(pdfText(signed)).toBe(pdfText(pdf));
  });

  it('is the same byte for byte when the letter is made again', async () => {
    expect((await signLetter(pdf, signer, ON)).equals(signed)).toBe(true);
    expect((await signLetter(pdf, signer, '2026-08-15' as LocalDate)).equals(signed)).toBe(false);
  });

  it('breaks where any byte is changed, within the letter or behind it', () => {
    const { room } = roomOf(signed);
    const places = [0, 100, pdf.length - 1, pdf.length + 50, room.before.length - 40, room.before.length, signed.length - 8];

    expect(places.map((at) => signatureIn(changedAt(signed, at)).state)).toEqual(places.map(() => 'broken'));
    expect(signatureIn(Buffer.concat([signed, Buffer.from('\n% more')]))).toEqual({ state: 'broken', why: 'changed' });
  });

  it('breaks where something hides in the room behind it', () => {
    const { room, signature } = roomOf(signed);
    signature.write('hidden', signature.length - 10);

    expect(signatureIn(filled(room, signature))).toEqual({ state: 'broken', why: 'unreadable' });
  });

  it('is not there in a letter that nobody signed', () => expect(signatureIn(pdf)).toEqual({ state: 'none' }));

  it('is unreadable where it is none', () => {
    const { room } = roomOf(signed);

    for (const junk of [Buffer.alloc(0), randomBytes(200), Buffer.from('3003020101', 'hex')])
      expect(signatureIn(filled(room, junk))).toEqual({ state: 'broken', why: 'unreadable' });
  });

  it('is forged where the certificate of another stands in its place', async () => {
    const { room } = roomOf(signed);
    const other = signingKeyIn(newSampleKey({ name: '清河区住房和城乡建设局' }));
    const [type, content] = inside(parsed(roomOf(signed).signature));
    const [version, digests, data, , signers] = inside(inside(content)[0]);
    const body = sequence(rawOf(version), rawOf(digests), rawOf(data), tagged(0, other.certificate.raw), rawOf(signers));

    expect(signatureIn(filled(room, sequence(rawOf(type), tagged(0, body))))).toEqual({ state: 'broken', why: 'forged' });
  });

  it('is made where numbers of objects, pages and lengths differ: of every letter', async () => {
    for (const { name } of desk.previews.samples) {
      const { page } = desk.written(name);
      const file = await signLetter((await desk.press.print(page)).pdf, signer, ON);

      expect([name, signatureIn(file).state]).toEqual([name, 'intact']);
    }
  });

  it('is not made in a file of another maker, nor twice', async () => {
    await expect(signLetter(Buffer.from('%PDF-1.7\n%%EOF\n'), signer, ON)).rejects.toMatchObject({ code: 'seal.pdf-unreadable' });
    await expect(signLetter(signed, signer, ON)).rejects.toMatchObject({ code: 'seal.pdf-unreadable' });
  });
});

describe('a letter that is made again, beside the file that was issued', () => {
  it('is the same, signed or not, also when the key has been changed since', async () => {
    const other = cmsSigner(signingKeyIn(newSampleKey({ name: '另一把钥匙' })));

    expect([pdf, signed, await signLetter(pdf, other, ON)].map((file) => isLetter(file, pdf, ON))).toEqual([true, true, true]);
  });

  it('is another where words, day or anything behind it differ', async () => {
    const { page } = desk.written('L09');
    const { pdf: otherwise } = await desk.press.print({ ...page, title: '另一份' });
    const { room, signature } = roomOf(signed);
    const appended = Buffer.concat([signed, Buffer.from('\n% more')]);

    expect(isLetter(signed, otherwise, ON)).toBe(false);
    expect(isLetter(signed, pdf, '2026-08-15' as LocalDate)).toBe(false);
    expect(isLetter(appended, pdf, ON)).toBe(false);
    expect(isLetter(filled(room, signature.fill(0)), pdf, ON)).toBe(true);
  });
});

describe('a detached signature (CMS, RFC 5652)', () => {
  it('fits its room with a chain of certificates and a long key', async () => {
    const key = signingKeyIn(newSampleKey());
    const chained = cmsSigner({ ...key, chain: [key.certificate, key.certificate, key.certificate] });
    const bytes = await chained.sign(randomBytes(32));

    expect(bytes.length).toBeLessThan(chained.room);
  });
});
