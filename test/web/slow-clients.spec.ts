import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('clients that keep a connection and say little (I70)', () => {
  let testApp: TestApp;
  let server: Server;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    testApp = await startTestApp();
    await testApp.app.listen(0, '127.0.0.1');
    server = testApp.app.getHttpServer() as Server;
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await testApp.close();
  });

  const port = () => (server.address() as AddressInfo).port;
  const dial = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = connect(port(), '127.0.0.1', () => resolve(socket)).on('error', reject);
      sockets.push(socket);
    });
  const healthy = async () => (await fetch(`http://127.0.0.1:${port()}/healthz`)).status;

  it('have thirty seconds for a request', () => {
    expect(server.requestTimeout).toBe(30_000);
    expect(server.headersTimeout).toBe(15_000);
  });

  it('are cut when their time is over, and nobody else waits', async () => {
    server.requestTimeout = 700;
    const slow = await dial();
    const closed = new Promise<string>((resolve) => {
      let answer = '';
      slow.on('data', (bytes) => (answer += String(bytes))).on('close', () => resolve(answer));
    });
    slow.write(
      'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000000\r\n\r\n',
    );
    const drip = setInterval(() => slow.writable && slow.write('x'), 100);
    expect(await healthy()).toBe(200);
    const answer = await closed;
    clearInterval(drip);
    server.requestTimeout = 30_000;
    // A length over the limit is refused at once; else the clock cuts. Neither stores anything.
    expect(answer).toMatch(/^HTTP\/1\.1 (408|413) /);
  });

  it('may be a thousand that say nothing at all', async () => {
    await Promise.all(Array.from({ length: 1_000 }, dial));
    expect(await healthy()).toBe(200);
  });
});
