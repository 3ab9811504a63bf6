import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A gateway as partners run one: takes what is posted, and answers as it is told; 0 hangs up, -1 never answers. */
export const gatewayServer = async () => {
  const posted: Posted[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      posted.push({ headers: request.headers, text: body.toString('utf8') });
      if (status === 0) request.socket.destroy();
      if (status > 0) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    posted,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    answers: (next: number): void => void (status = next),
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
