import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { TestApp } from './test-app.js';

export interface RawAnswer {
  /** The first line's status; 0 when the server answered nothing. */
  readonly status: number;
  readonly text: string;
  /** Whether the server ended the connection by itself, within a second. */
  readonly isClosed: boolean;
}

/** Bytes over a real connection, as no browser sends them. */
export async function rawRequest(testApp: TestApp, ...bytes: (string | Buffer)[]): Promise<RawAnswer> {
  const server = testApp.app.getHttpServer() as Server;
  if (!server.listening) await testApp.app.listen(0, '127.0.0.1');
  return new Promise((resolve) => {
    let text = '';
    const answer = (isClosed: boolean) =>
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text, isClosed });
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
      for (const part of bytes) socket.write(part);
    });
    const patience = setTimeout(() => {
      answer(false);
      socket.destroy();
    }, 1000);
    socket
      .on('data', (data) => (text += String(data)))
      .on('error', () => undefined)
      .on('close', () => {
        clearTimeout(patience);
        answer(true);
      });
  });
}
