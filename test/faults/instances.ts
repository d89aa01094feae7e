import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('./child.mjs', import.meta.url));

/** Real processes of the product, one after the other on one port; the next is always warm. */
export class Instances {
  private next: ChildProcess;
  private running: ChildProcess | null = null;
  readonly said: string[] = [];
  /** How long the slowest start took, from "go" to ready. */
  slowestStartMs = 0;

  constructor(
    private readonly env: Record<string, string>,
    readonly port: number,
    private readonly aheadMs: () => number,
  ) {
    this.next = this.warm();
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Nothing happens to one that runs. */
  async start(): Promise<void> {
    if (this.running) return;
    const begun = performance.now();
    const instance = this.next;
    this.running = instance;
    instance.stdin?.write(`go ${this.aheadMs()}\n`);
    this.next = this.warm();
    for (;;) {
      if (instance.exitCode !== null) throw new Error(`The product ended by itself:\n${this.said.slice(-40).join('')}`);
      if (await isReady(this.url)) break;
      await pause(10);
    }
    this.slowestStartMs = Math.max(this.slowestStartMs, performance.now() - begun);
  }

  async kill(): Promise<void> {
    const instance = this.running;
    this.running = null;
    if (!instance) return;
    const gone = instance.exitCode === null ? once(instance, 'exit') : Promise.resolve();
    instance.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill();
    const gone = once(this.next, 'exit');
    this.next.kill('SIGKILL');
    await gone;
  }

  private warm(): ChildProcess {
    const env = {
      PATH: process.env.PATH ?? '',
      LOG_LEVEL: 'error',
      ...this.env,
      PORT: String(this.port),
      APP_URL: this.url,
    };
    const instance = spawn(process.execPath, [child], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [instance.stdout, instance.stderr])
      stream.on('data', (text: Buffer) => this.said.push(text.toString()));
    return instance;
  }
}

/** One instance, or several on one database. */
export class Fleet {
  constructor(readonly instances: readonly Instances[]) {}

  any(): Instances {
    return this.instances[Math.floor(Math.random() * this.instances.length)]!;
  }

  get said(): string {
    return this.instances.flatMap(({ said }) => said.slice(-20)).join('');
  }

  async start(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.start()));
  }

  async kill(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.kill()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.stop()));
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
