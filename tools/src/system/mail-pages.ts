import { createServer, type Server, type ServerResponse } from 'node:http';

import type { CaughtMail, MailCatcher } from '@huiyin/testing';

const subjectOf = ({ content }: CaughtMail): string => content.subject ?? '';

const row = (mail: CaughtMail): object => ({
  number: mail.number,
  at: mail.at,
  to: mail.to,
  subject: subjectOf(mail),
  attachments: mail.content.attachments.map(({ filename, size }) => ({ filename, size })),
  file: mail.file,
  eml: `/mails/${mail.number}`,
});

const answer = (response: ServerResponse, status: number, [type, body]: readonly [string, string | Buffer]): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
};

const json = (value: unknown): readonly [string, string] => ['application/json; charset=utf-8', JSON.stringify(value, null, 2)];

/** `/mails`: what the development mail catcher caught, newest first; `/mails/<number>`: one as it came. */
export const serveMails = async (catcher: MailCatcher, port: number): Promise<Server> => {
  const server = createServer(({ url = '' }, response) => {
    if (url === '/mails') return answer(response, 200, json(catcher.mails.map(row).reverse()));
    const number = Number(/^\/mails\/(\d+)$/.exec(url)?.[1]);
    const mail = catcher.mails.find((caught) => caught.number === number);
    if (mail === undefined) return answer(response, 404, json({ title: 'not found', see: '/mails' }));

    answer(response, 200, ['message/rfc822', mail.raw]);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  return server;
};
