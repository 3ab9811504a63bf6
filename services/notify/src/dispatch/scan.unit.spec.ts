import fc from 'fast-check';
import { scanOf } from './scan.js';

const PDF = Buffer.from('%PDF-1.7\n…\n%%EOF\n');
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(50), Buffer.from([0xff, 0xd9])]);
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(50), Buffer.from('IEND\xaeB`\x82')]);

describe('a scan (扫描件)', () => {
  it.each([
    ['application/pdf', PDF],
    ['image/jpeg', JPEG],
    ['image/png', PNG],
  ])('is %s by its content', (mediaType, content) => expect(scanOf(content)).toMatchObject({ mediaType, bytes: content }));

  it.each([
    ['a page of a browser', '<html><script>alert(1)</script>%PDF-1.7 %%EOF'],
    ['a program', 'MZ\x90\x00'],
    ['an archive', 'PK\x03\x04'],
    ['nothing', ''],
  ])('is refused where it is %s', (_title, text) =>
    expect(scanOf(Buffer.from(text, 'latin1'))).toMatchObject({ kind: 'refused', code: 'letter.scan-type-unknown' }),
  );

  it.each([PDF, JPEG, PNG])('that broke off is refused (%#)', (content) =>
    expect(scanOf(content.subarray(0, 20 - 8))).toMatchObject({ code: 'letter.scan-incomplete' }),
  );

  it('takes any bytes without a fault', () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (any) => scanOf(Buffer.from(any)) !== undefined)));
});
