import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { selfSigned } from './certificate.js';

export interface SecureSmtp {
  readonly url: (user: string, pass: string) => string;
  readonly ca: string;
  /** What was accepted, and whether over TLS by somebody who named himself. */
  readonly seen: { readonly secure: boolean; readonly user: string }[];
  /** Passwords that came over a line without TLS. */
  readonly inClear: string[];
  stop(): Promise<void>;
}

/** A real mail server that asks for a name, over STARTTLS, or one that has no TLS at all. */
export const secureSmtp = async ({ tls = true } = {}): Promise<SecureSmtp> => {
  const { key, cert } = selfSigned('localhost');
  const seen: SecureSmtp['seen'] = [];
  const inClear: string[] = [];
  const server = new SMTPServer({
    ...{ key, cert, authMethods: ['PLAIN', 'LOGIN'], allowInsecureAuth: !tls },
    disabledCommands: tls ? [] : ['STARTTLS'],
    onAuth: ({ username, password }, { secure }, reply) => {
      if (!secure) inClear.push(password ?? '');
      if (username === 'office' && password === 'right') reply(null, { user: username });
      else reply(new Error('no'));
    },
    onData: (stream, { secure, user }, reply) => {
      stream.resume().once('end', () => {
        seen.push({ secure, user: String(user) });
        reply();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;

  return {
    url: (user, pass) => `smtp://${user}:${pass}@localhost:${port}`,
    ...{ ca: cert, seen, inClear },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
