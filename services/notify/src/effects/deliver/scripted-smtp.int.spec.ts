import { ScriptedSmtp, type SmtpScript } from '../../testing/scripted-smtp.js';
import { secureSmtp } from '../../testing/secure-smtp.js';
import type { Mail } from './mail.js';
import { SmtpMailer } from './smtp-mailer.js';

const mail: Mail = {
  messageId: '<0a1b2c@office.example.org>',
  from: { name: '清河区信访局', address: 'q-xfj@office.example.org' },
  to: 'p001@example.org',
  subject: '信访文书',
  text: '您好',
  attachment: { filename: '1.pdf', content: Buffer.from('%PDF-1.7 letter') },
  isRepeat: false,
};
const QUICK = { greetingTimeout: 300, socketTimeout: 300, connectionTimeout: 300 };

describe('a scripted mail server (delivery.md, states of mail)', () => {
  let smtp: ScriptedSmtp;
  beforeEach(async () => {
    smtp = await ScriptedSmtp.start();
  });
  afterEach(() => smtp.stop());

  const plays = (script: SmtpScript) => {
    smtp.plays(script);

    return new SmtpMailer({ url: smtp.url, timeouts: QUICK }).send(mail);
  };

  it.each<[string, SmtpScript, object, number]>([
    ['accepts', { does: 'accept' }, { result: 'sent', reply: '250' }, 1],
    ['drops right after the 250', { does: 'drop', at: 'after-250', kept: true }, { result: 'sent', reply: '250' }, 1],
    ['says 451 to the content', { does: 'say', at: 'content', reply: '451 later' }, { result: 'later', reply: '451' }, 0],
    ['says 550 to the content', { does: 'say', at: 'content', reply: '550 no' }, { result: 'refused', reply: '550' }, 0],
    ['says 451 to the receiver', { does: 'say', at: 'rcpt', reply: '451 grey' }, { result: 'later', reply: '451' }, 0],
    ['says 550 to the receiver', { does: 'say', at: 'rcpt', reply: '550 unknown' }, { result: 'refused', reply: '550' }, 0],
    ['says 554 instead of a greeting', { does: 'say', at: 'greeting', reply: '554 no' }, { result: 'later', isChannelDown: true }, 0],
    [
      'drops after DATA, before its 250, and kept it',
      { does: 'drop', at: 'content', kept: true },
      { result: 'unknown', isChannelDown: true },
      1,
    ],
    [
      'drops after DATA, before its 250, and lost it',
      { does: 'drop', at: 'content', kept: false },
      { result: 'unknown', isChannelDown: true },
      0,
    ],
    ['hangs before it greets', { does: 'hang', at: 'greeting' }, { result: 'later', isChannelDown: true }, 0],
    ['hangs after the content', { does: 'hang', at: 'content' }, { result: 'unknown', isChannelDown: true }, 0],
  ])('that %s', async (...[, script, ended, kept]) => {
    await expect(plays(script)).resolves.toMatchObject(ended);
    expect(smtp.mails).toHaveLength(kept);
  });

  it('is greeted once for mails that follow each other', async () => {
    const mailer = new SmtpMailer({ url: smtp.url, timeouts: QUICK });
    for (const n of [1, 2, 3]) await mailer.send({ ...mail, messageId: `<${n}@office.example.org>` });

    expect(smtp.mails.map(({ id }) => id)).toEqual(['<1@office.example.org>', '<2@office.example.org>', '<3@office.example.org>']);
    expect(smtp.connections).toBe(1);
    mailer.onApplicationShutdown();
  });

  it('[REGR] hears no more of a line for each mail that went over it', async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error): unknown => warnings.push(name);
    process.on('warning', note);
    const mailer = new SmtpMailer({ url: smtp.url, timeouts: QUICK });
    for (let n = 0; n < 30; n += 1) await mailer.send(mail);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);

    expect(smtp.connections).toBe(1);
    expect(warnings).toEqual([]);
    mailer.onApplicationShutdown();
  });

  it.each<[string, SmtpScript[]]>([
    ['hangs up after a mail', [{ does: 'drop', at: 'after-250', kept: true }]],
    ['sends away who comes again', [{ does: 'accept' }, { does: 'say', at: 'rcpt', reply: '421 enough' }]],
  ])('that %s is greeted anew, and gets each mail once', async (...[, scripts]) => {
    smtp.plays(...scripts);
    const mailer = new SmtpMailer({ url: smtp.url, timeouts: QUICK });

    expect(await mailer.send(mail)).toMatchObject({ result: 'sent' });
    expect(await mailer.send({ ...mail, messageId: '<next@office.example.org>' })).toMatchObject({ result: 'sent' });
    expect(smtp.mails.map(({ id }) => id)).toEqual([mail.messageId, '<next@office.example.org>']);
    expect(smtp.connections).toBe(2);
    mailer.onApplicationShutdown();
  });

  it('an answer about this mail says nothing about the server: the breaker stays closed', async () => {
    await expect(plays({ does: 'say', at: 'content', reply: '451 later' })).resolves.not.toHaveProperty('isChannelDown');
    await expect(plays({ does: 'say', at: 'content', reply: '421 closing' })).resolves.toMatchObject({ isChannelDown: true });
  });

  it.each([
    ['attachment-too-large', { attachment: { filename: 'l.pdf', content: Buffer.alloc(2_000) } }],
    ['bad-sender', { from: { name: 'x', address: 'q@x.org>\r\nRCPT TO:<other@example.org' } }],
    ['no-address', { to: 'p001@example.org\r\nBcc: other@example.org' }],
  ])('is not asked about what can never be sent: %s', async (reply, change) => {
    const mailer = new SmtpMailer({ url: smtp.url, limit: 1_000 });

    await expect(mailer.send({ ...mail, ...change })).resolves.toEqual({ result: 'refused', reply });
    expect(smtp.connections).toBe(0);
  });
});

describe('a mail server that asks who sends', () => {
  const sending = async (tls: boolean, pass: string, isTrusted = true) => {
    const server = await secureSmtp({ tls });
    try {
      const ended = await new SmtpMailer({ url: server.url('office', pass), ...(isTrusted ? { ca: server.ca } : {}) }).send(mail);

      return { ended, seen: server.seen, inClear: server.inClear };
    } finally {
      await server.stop();
    }
  };

  it('is told over TLS', async () => {
    const { ended, seen } = await sending(true, 'right');
    expect(ended).toEqual({ result: 'sent', reply: '250' });
    expect(seen).toEqual([{ secure: true, user: 'office' }]);
  });

  it('that does not let us in is asked later: nothing is wrong with the letter', async () =>
    expect((await sending(true, 'wrong')).ended).toMatchObject({ result: 'later', reply: '535', isChannelDown: true }));

  it('that nobody vouches for gets neither password nor mail', async () => {
    const { ended, seen, inClear } = await sending(true, 'right', false);
    expect(ended).toMatchObject({ result: 'later', isChannelDown: true });
    expect([seen, inClear]).toEqual([[], []]);
  });

  it('that has no TLS gets no password in clear', async () => {
    const { ended, seen, inClear } = await sending(false, 'right');
    expect(ended).toMatchObject({ result: 'later', isChannelDown: true });
    expect([seen, inClear]).toEqual([[], []]);
  });
});
