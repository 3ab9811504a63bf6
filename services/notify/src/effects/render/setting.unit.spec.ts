import { openDesk, type Desk } from '../../testing/every-preview.js';
import { LetterPress } from './letter-press.js';
import { pageIn, settingBytes } from './setting.js';

let desk: Desk;
let another: LetterPress;
beforeAll(async () => {
  desk = await openDesk();
  another = LetterPress.open(desk.templates.pages);
});

describe('a letter made again from its setting (底稿)', () => {
  it('is the same byte for byte, in another press too', async () => {
    for (const { name } of desk.previews.samples) {
      const { page } = desk.written(name);
      const [issued, again] = [await desk.press.print(page), await another.print(pageIn(settingBytes(page)))];

      expect([name, again.pdf.equals(issued.pdf)]).toEqual([name, true]);
    }
  });

  it('also where characters were substituted, and of a reading copy', async () => {
    const page = { ...desk.written('L09', 'en').page, to: 'To: 😀\u0000\u202e欧阳' };
    const [issued, again] = [await desk.press.print(page), await another.print(pageIn(settingBytes(page)))];

    expect(again.substituted).toEqual(['😀']);
    expect(again.pdf.equals(issued.pdf)).toBe(true);
  });

  it('names its layout; another layout has another name', () => {
    const other = LetterPress.open({ ...desk.templates.pages, letter: `${desk.templates.pages.letter}\n// changed` });

    expect(other.layoutOf('wenjian')).not.toBe(desk.press.layoutOf('wenjian'));
    expect(other.layoutOf('copy')).toBe(desk.press.layoutOf('copy'));
  });

  it('that is no page is refused', () =>
    expect(() => pageIn(Buffer.from('%PDF-1.7'))).toThrow(expect.objectContaining({ code: 'letter.setting-unreadable' })));
});
