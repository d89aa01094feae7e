import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Template } from './typesetter.js';

export interface TypstTools {
  /** Where each template lies. */
  readonly templates: Readonly<Record<Template, string>>;
  readonly fonts: string;
}

export interface TypstOrder {
  readonly id: number;
  readonly template: Template;
  /** JSON. */
  readonly document: string;
}

export type TypstAnswer =
  { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly problem: string };

const { templates, fonts } = workerData as TypstTools;
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });

const read = new Map<Template, string>();

parentPort?.on('message', (order: TypstOrder) => parentPort?.postMessage(answerTo(order)));

/** The document is data for the template; nothing in it can be read as code. */
function answerTo({ id, template, document }: TypstOrder): TypstAnswer {
  try {
    const mainFileContent = contentsOf(template);
    return { id, pdf: new Uint8Array(compiler.pdf({ mainFileContent, inputs: { data: document } })) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    // Nothing of one document stays in memory for the next.
    compiler.evictCache(0);
  }
}

/** Read once; a template does not change while the product runs. */
function contentsOf(template: Template): string {
  const known = read.get(template) ?? readFileSync(templates[template], 'utf8');
  read.set(template, known);
  return known;
}
