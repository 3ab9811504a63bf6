import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createTransport } from 'nodemailer';

import { MailCatcher } from './mail-catcher.js';

const send = async (catcher: MailCatcher, more: object = {}): Promise<void> => {
  const transport = createTransport(catcher.url);
  try {
    await transport.sendMail({ from: 'office@example.org', to: 'p001@example.org', subject: '受理告知书', text: '您好', ...more });
  } finally {
    transport.close();
  }
};

describe('the mail catcher', () => {
  let folder: string;
  let catcher: MailCatcher;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiyin-mail-'));
    catcher = await MailCatcher.start({ folder });
  });

  afterEach(async () => {
    await catcher.stop();
    await rm(folder, { recursive: true });
  });

  it('takes a mail, reads it, and keeps it as a file', async () => {
    await send(catcher);

    expect(catcher.mailsTo('p001@example.org')).toMatchObject([{ number: 1, content: { subject: '受理告知书' } }]);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('tells letters from notices, which have nothing attached', async () => {
    await send(catcher);
    await send(catcher, { attachments: [{ filename: '1.pdf', content: '%PDF' }] });

    expect(catcher.letters.map(({ number }) => number)).toEqual([2]);
  });

  it.each([
    ['refuse', 550],
    ['later', 451],
  ] as const)('can %s', async (kind, responseCode) => {
    catcher.answers({ kind });

    await expect(send(catcher)).rejects.toMatchObject({ responseCode });
    expect(catcher.mails).toHaveLength(0);
  });

  it.each([true, false])('can hang up at the end of the content (kept: %s), and the sender cannot tell', async (kept) => {
    catcher.answers({ kind: 'hang-up', kept });

    await expect(send(catcher)).rejects.toThrow();
    expect(catcher.mails).toHaveLength(kept ? 1 : 0);
  });
});
