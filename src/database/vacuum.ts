import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** SQLite's file written anew without what was deleted, and its log of changes emptied; nobody may write meanwhile, all may read. */
export async function vacuum(file: string): Promise<void> {
  const worker = new Worker(new URL('./vacuum.worker.js', import.meta.url), { workerData: { file } });
  // An error in the worker rejects this.
  await once(worker, 'message');
  await worker.terminate();
}
