import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { ToolMissing } from './archive-problems.js';

/** Where a tool finds the database; the password goes by the environment, never onto a command line others can list. */
function connectionOf(url: string): { argument: string; environment: NodeJS.ProcessEnv } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return {
    argument: `--dbname=${address.href}`,
    environment: password ? { ...process.env, PGPASSWORD: password } : process.env,
  };
}

/** Runs a tool to its end and gives each line it prints; throws with its own words when it fails, ToolMissing without it. */
export async function* linesOf(
  tool: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  url: string | null = null,
): AsyncGenerator<string> {
  const connection = url === null ? null : connectionOf(url);
  const child = spawn(tool, connection ? [...args, connection.argument] : args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: connection?.environment ?? process.env,
  });
  let told = '';
  child.stderr.on('data', (bytes: Buffer) => (told = (told + bytes.toString()).slice(-2_000)));
  const ended = new Promise<number | NodeJS.ErrnoException>((resolve) => {
    child.once('error', resolve);
    child.once('close', (code) => resolve(code ?? 1));
  });
  let isRead = false;
  try {
    yield* splitLines(child.stdout);
    isRead = true;
  } finally {
    // Whoever asked has seen enough: the tool need not go on.
    if (!isRead) child.kill();
  }
  const result = await ended;
  if (typeof result !== 'number') throw result.code === 'ENOENT' ? new ToolMissing(tool) : result;
  if (result !== 0) throw new Error(`${tool}: ${told.trim() || `ended with ${result}`}`);
}

export async function run(
  tool: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  url: string | null = null,
): Promise<void> {
  for await (const line of linesOf(tool, args, url)) void line;
}

/** Lines end with \n alone: others would also split at separators that may stand inside a text. */
async function* splitLines(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let rest = '';
  for await (const part of stream as AsyncIterable<string>) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
