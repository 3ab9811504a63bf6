import { MailCatcher } from '@huiyin/testing';
import type { Mail } from './mail.js';
import { SmtpMailer } from './smtp-mailer.js';
import { resultOf } from './smtp-result.js';

const mail = (change: Partial<Mail> = {}): Mail => ({
  messageId: '<0a1b2c@office.example.org>',
  from: { name: '清河区信访局', address: 'q-xfj@office.example.org' },
  to: 'p001@example.org',
  subject: '清河区信访局信访文书（清信告〔2026〕1号）',
  text: '您好：\n随信附上信访文书。\n',
  attachment: { filename: '清信告〔2026〕1号.pdf', content: Buffer.from('%PDF-1.7 letter') },
  isRepeat: false,
  ...change,
});

describe('mail over SMTP (delivery.md)', () => {
  let catcher: MailCatcher;
  let mailer: SmtpMailer;
  beforeEach(async () => {
    catcher = await MailCatcher.start();
    mailer = new SmtpMailer({ url: catcher.url, limit: 1_000 });
  });
  afterEach(() => catcher.stop());

  it('250 is sent: text and the letter as PDF, with the id derived from the letter', async () => {
    await expect(mailer.send(mail())).resolves.toEqual({ result: 'sent', reply: '250' });
    const [caught] = catcher.mailsTo('p001@example.org');

    expect(caught?.content).toMatchObject({
      messageId: '<0a1b2c@office.example.org>',
      subject: '清河区信访局信访文书（清信告〔2026〕1号）',
      text: expect.stringContaining('随信附上信访文书') as string,
      attachments: [{ contentType: 'application/pdf', filename: '清信告〔2026〕1号.pdf', content: Buffer.from('%PDF-1.7 letter') }],
    });
    expect(caught?.content.headers.has('x-huiyin-repeat')).toBe(false);
  });

  it.each([
    ['refuse', { result: 'refused', reply: '550' }],
    ['later', { result: 'later', reply: '451' }],
  ] as const)('an answer that says %s', async (kind, expected) => {
    catcher.answers({ kind });

    await expect(mailer.send(mail())).resolves.toEqual(expected);
  });

  it.each([true, false])('a line that breaks after DATA is unknown, whether the mail was kept (%s) or not', async (kept) => {
    catcher.answers({ kind: 'hang-up', kept });

    await expect(mailer.send(mail())).resolves.toMatchObject({ result: 'unknown' });
    expect(catcher.mails).toHaveLength(kept ? 1 : 0);
  });

  it('a server that is away is asked later', async () => {
    await catcher.stop();

    await expect(mailer.send(mail())).resolves.toMatchObject({ result: 'later' });
    catcher = await MailCatcher.start();
  });

  it.each([
    'p001@example.org\r\nBcc: other@example.org',
    'p001@example.org, other@example.org',
    'p001@example.org>\r\nRCPT TO:<other@example.org',
    '陈一 <p001@example.org>',
    'nobody',
    '',
  ])('an address that is not one address is refused before a connection is opened: %j', async (to) => {
    await expect(mailer.send(mail({ to }))).resolves.toEqual({ result: 'refused', reply: 'no-address' });
    expect(catcher.mails).toHaveLength(0);
  });

  it('names and subjects cannot begin a header', async () => {
    const hostile = 'x\r\nBcc: other@example.org\r\n\r\n<script>';
    await mailer.send(
      mail({
        subject: hostile,
        from: { name: hostile, address: 'q-xfj@office.example.org' },
        attachment: { filename: hostile, content: Buffer.from('%PDF') },
      }),
    );
    const [caught] = catcher.mails;

    expect(caught?.to).toEqual(['p001@example.org']);
    expect(caught?.content.bcc).toBeUndefined();
    expect(caught?.content.subject).toContain('Bcc: other@example.org');
  });

  it('a repeat is marked', async () => {
    await mailer.send(mail({ isRepeat: true }));

    expect(catcher.mails[0]?.content.headers.get('x-huiyin-repeat')).toBe('yes');
  });
});

describe('what an SMTP fault means', () => {
  it.each([
    ['the sender was not let in: passes', 'later', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }],
    ['the server says goodbye: passes', 'later', { code: 'ECONNECTION', responseCode: 554, command: 'CONN' }],
    ['the receiver is unknown: final', 'refused', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }],
    ['too large for the server: final', 'refused', { code: 'EMESSAGE', command: 'MAIL FROM' }],
    ['the line broke before DATA: passes', 'later', { code: 'ESOCKET', command: 'CONN' }],
  ] as const)('%s', (_title, result, error) => expect(resultOf(error, false)).toMatchObject({ result }));

  it('the line broke inside DATA: nobody knows', () =>
    expect(resultOf({ code: 'ESOCKET', command: 'CONN' }, true)).toMatchObject({ result: 'unknown' }));
});
