import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort, pause } from '../faults/instances.js';

const profileInto = process.env.BENCH_PROFILE;

export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const kinds = { product: here('../../dist/main.js'), skeleton: here('./skeleton.mjs') };

/** A server in a process of its own: the product as it is started, or the bare skeleton it is compared with. */
export class BenchServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(
    kind: keyof typeof kinds,
    env: Record<string, string>,
    path = kind === 'product' ? '/readyz' : '/r/x',
  ): Promise<BenchServer> {
    const port = await freePort();
    if (env.DATA_DIR) mkdirSync(env.DATA_DIR, { recursive: true });
    const own = { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...env, PORT: String(port) };
    const child = fork(here('./server.mjs'), {
      // BENCH_PROFILE=folder writes where the CPU went.
      execArgv: profileInto ? ['--cpu-prof', `--cpu-prof-dir=${profileInto}`] : [],
      env: { ...own, APP_URL: `http://127.0.0.1:${port}`, BENCH_SERVER: kinds[kind] },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const server = new BenchServer(child, port);
    while (!(await server.answers(path))) {
      if (child.exitCode !== null) throw new Error(`The ${kind} ended by itself`);
      await pause(20);
    }
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async usage(wish: 'now' | 'anew' = 'now'): Promise<Usage> {
    this.child.send(wish);
    const [usage] = (await once(this.child, 'message')) as [Usage];
    return usage;
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  private async answers(path: string): Promise<boolean> {
    return fetch(this.url + path).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
