import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export interface TypstTools {
  readonly template: string;
  readonly fonts: string;
}

export interface TypstOrder {
  readonly id: number;
  /** JSON. */
  readonly document: string;
}

export type TypstAnswer =
  { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly problem: string };

const { template, fonts } = workerData as TypstTools;
const mainFileContent = readFileSync(template, 'utf8');
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });

parentPort?.on('message', (order: TypstOrder) => parentPort?.postMessage(answerTo(order)));

/** The report is data for the template; nothing in it can be read as code. */
function answerTo({ id, document }: TypstOrder): TypstAnswer {
  try {
    return { id, pdf: new Uint8Array(compiler.pdf({ mainFileContent, inputs: { data: document } })) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    // Nothing of one report stays in memory for the next.
    compiler.evictCache(0);
  }
}
