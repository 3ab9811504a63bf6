import { openDesk, type Desk } from '../testing/every-preview.js';
import { filesIn } from '../testing/zip-files.js';
import type { Page } from '../effects/render/page.js';
import { docxOf } from './docx-of.js';
import { htmlOf } from './html-of.js';
import { smsOf } from './sms-of.js';
import { textOf } from './text-of.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const changed = (change: Partial<Page>): Page => ({ ...desk.written('L09').page, ...change });
const inDocx = async (page: Page): Promise<string> => (await filesIn(await docxOf(page))).get('word/document.xml') ?? '';
const textIn = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, one]) => one).join('');

describe('the forms of one template', () => {
  it('say the same in PDF, text, HTML and DOCX', async () => {
    const { page } = desk.written('L32 contents');
    const [html, docx] = [htmlOf(page), textIn(await inDocx(page))];

    for (const piece of textOf(page)
      .split(/[\n｜]/)
      .map((one) => one.trim())) {
      expect(html).toContain(piece);
      expect(docx).toContain(piece);
    }
    expect(html).toContain('<th>题名</th>');
  });

  it('[L09] as DOCX keeps the page of the standard: size, margins, line grid, odd and even numbers, fonts by name', async () => {
    const xml = await inDocx(desk.written('L09').page);

    expect(xml).toContain('w:w="11905" w:h="16837"');
    expect(xml).toMatch(/<w:pgMar w:top="209[78]" w:right="147[34]" w:bottom="198[45]" w:left="158[78]"/);
    expect(xml).toMatch(/<w:docGrid(?= [^>]*w:linePitch="580")(?= [^>]*w:type="lines")/);
    expect(xml).toMatch(/<w:footerReference w:type="even"/);
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
    expect(xml).toContain('w:color="E60012"');
  });

  it('are there for every letter', async () => {
    for (const { name } of desk.previews.samples) {
      const { page } = desk.written(name);
      expect(textIn(await inDocx(page))).toContain(page.title);
      expect(htmlOf(page)).toMatch(/^<!doctype html>[\s\S]+<\/html>\n$/);
    }
  });

  it('tell of a letter in a short message without a word of people', () => {
    for (const { name } of desk.previews.samples) {
      const { wording, words } = desk.written(name);
      const sms = smsOf(wording.template, wording.common, words) ?? '';

      expect(sms).toContain(words['matterNumber'] ?? '');
      expect(sms).not.toMatch(/陈一|欧阳|供热|7K4M9Q|1990000|光明路/);
      expect(sms.length).toBeLessThan(140);
    }
  });
});

describe('hostile words', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '&lt;b&gt; &#x3c;i&#x3e;',
    '</w:t></w:r><w:r><w:instrText>DDEAUTO cmd</w:instrText>',
    ']]><!ENTITY x SYSTEM "file:///etc/passwd">',
    '#read("/etc/passwd")',
    '{{queryCode}}',
  ];

  it.each(HOSTILE)('are shown as text in HTML and DOCX: %s', async (words) => {
    const page = changed({
      title: words,
      to: words,
      mark: words,
      issuer: words,
      paras: [
        { k: 'p', t: words },
        { k: 'grid', rows: [[words]], w: [1] },
      ],
    });
    const [html, xml] = [htmlOf(page), await inDocx(page)];

    expect(html).not.toMatch(/<script|<img|<b>|<i>| onmouseover='x|<!ENTITY/);
    expect(html.match(/<(?!\/?(html|head|meta|title|body|h[123]|p|table|tr|t[dh]|br)\b|!doctype)/g)).toBeNull();
    expect(xml).not.toMatch(/<script|<img|instrText|<!ENTITY/.test(words) ? /<script|<img|<w:instrText|<!ENTITY/ : /<script/);
    expect(textOf(page)).toContain(words);
  });

  it('cannot break a line of a mail header or of a short message', () => {
    const words = { issuer: '局\r\nBcc: all@example.org', matterNumber: 'XF\u0000\u2028 1', number: '号\u202e' };
    const sms = smsOf({}, { sms: '【{{issuer}}】{{matterNumber}}（{{number}}）' }, words);

    expect(sms).toBe('【局 Bcc: all@example.org】XF 1（号）');
  });

  it('lose their control, direction and zero-width characters in every form', async () => {
    const page = changed({ paras: [{ k: 'p', t: 'a\u0000b\u0007c\u200bd\u202ee\ufefff\ud800g\u001b[31m' }] });

    for (const form of [textOf(page), htmlOf(page), textIn(await inDocx(page))]) expect(form).toContain('abcdef〓g[31m');
  });
});
