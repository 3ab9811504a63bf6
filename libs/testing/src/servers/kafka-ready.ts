import { connect } from 'node:net';

/** ApiVersions, version 0, without a client id: the one request every broker answers to everybody. */
const apiVersions = (): Buffer => {
  const request = Buffer.alloc(14);
  request.writeInt32BE(10, 0);
  request.writeInt16BE(18, 4);
  request.writeInt16BE(0, 6);
  request.writeInt32BE(1, 8);
  request.writeInt16BE(-1, 12);

  return request;
};

/** Whether a broker answers on this port; an open port alone is too early. */
export const answersAsKafka = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host }, () => socket.write(apiVersions()));
    const answer = (ready: boolean) => (): void => {
      socket.destroy();
      resolve(ready);
    };
    socket.once('data', answer(true)).once('error', answer(false)).once('close', answer(false)).setTimeout(1_000, answer(false));
  });
