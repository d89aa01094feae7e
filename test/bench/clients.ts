import { Agent, request as ask } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

export interface Round {
  /** Of each operation, in milliseconds, ascending. */
  readonly times: readonly number[];
  readonly perSecond: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export function get(url: string): Promise<Answer> {
  return send(url);
}

export function post(url: string, form: Readonly<Record<string, string>>): Promise<Answer> {
  return send(url, new URLSearchParams(form).toString());
}

/** So many operations, by so many clients at once; each client begins its next when the last is answered. */
export async function inParallel(
  count: number,
  clients: number,
  operation: (index: number) => Promise<void>,
): Promise<Round> {
  const times: number[] = [];
  let next = 0;
  const begun = performance.now();
  const client = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const start = performance.now();
      await operation(index);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - begun) / 1000;
  return { times: times.toSorted((a, b) => a - b), perSecond: count / seconds };
}

export const percentile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

function send(url: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = ask(url, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          location: answer.headers.location ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
