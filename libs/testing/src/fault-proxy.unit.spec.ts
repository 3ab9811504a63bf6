import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { eventually } from './eventually.js';
import { FaultProxy } from './fault-proxy.js';

/** A line to an echo server through the proxy, and what came back of it. */
const line = (port: number) => {
  const socket = connect(port, '127.0.0.1');
  const heard: Buffer[] = [];
  socket.on('data', (bytes) => heard.push(bytes)).on('error', () => undefined);

  return { socket, heard: () => Buffer.concat(heard).toString(), isClosed: () => socket.destroyed };
};

describe('the fault proxy', () => {
  const sockets = new Set<Socket>();
  let echo: Server;
  let proxy: FaultProxy;

  beforeEach(async () => {
    echo = createServer((socket) => void sockets.add(socket.on('error', () => undefined).pipe(socket)));
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    proxy = await FaultProxy.start({ host: '127.0.0.1', port: (echo.address() as AddressInfo).port });
  });

  afterEach(async () => {
    await proxy.stop();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => echo.close(resolve));
  });

  it('passes bytes both ways, and cuts', async () => {
    const client = line(proxy.port);
    client.socket.write('hello');
    await eventually(() => expect(client.heard()).toBe('hello'));

    proxy.cut();
    await eventually(() => expect(client.isClosed()).toBe(true));
  });

  it('refuses, and heals', async () => {
    proxy.refuse();
    const refused = line(proxy.port);
    await eventually(() => expect(refused.isClosed()).toBe(true));

    proxy.heal();
    const served = line(proxy.port);
    served.socket.write('again');
    await eventually(() => expect(served.heard()).toBe('again'));
  });

  it('cuts after so many bytes', async () => {
    proxy.cutAfter(3);
    const client = line(proxy.port);
    client.socket.write('hello');

    await eventually(() => expect(client.isClosed()).toBe(true));
    expect('hel'.startsWith(client.heard())).toBe(true);
  });

  it('swallows: the line is open and nothing comes', async () => {
    proxy.swallow();
    const client = line(proxy.port);
    client.socket.write('hello');
    await eventually(() => expect(proxy.swallowed).toBe(5));
    proxy.heal();

    await eventually(() => expect(client.isClosed()).toBe(true));
    expect(client.heard()).toBe('');
  });

  it('delays without changing the order', async () => {
    proxy.delay(30);
    const client = line(proxy.port);
    const since = Date.now();
    for (const part of ['a', 'b', 'c']) client.socket.write(part);

    await eventually(() => expect(client.heard()).toBe('abc'));
    expect(Date.now() - since).toBeGreaterThanOrEqual(60);
  });
});
