import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { projectPath } from '../../config/project-root.js';
import { AnsweredWith } from '../../web/answered-with.js';
import { type Template, type TypesetDocument, Typesetter } from './typesetter.js';
import type { TypstAnswer, TypstOrder, TypstTools } from './typst.worker.js';

const idleMs = 60_000;
/** About ten seconds' work; whoever comes later is asked to come again. */
const mostWaiting = 60;

interface Waiting {
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** Typst in a thread of its own: begun with the first document, ended after a minute without one. */
@Injectable()
export class TypstTypesetter extends Typesetter implements OnModuleDestroy {
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | null = null;
  private count = 0;
  private readonly waiting = new Map<number, Waiting>();

  get isLoaded(): boolean {
    return this.worker !== null;
  }

  pdf(document: TypesetDocument, template: Template = 'report'): Promise<Buffer> {
    if (this.waiting.size >= mostWaiting) return Promise.reject(new AnsweredWith(503, 'errors/busy'));
    if (this.idle) clearTimeout(this.idle);
    const worker = (this.worker ??= this.begin());
    const order: TypstOrder = { id: this.count++, template, document: JSON.stringify(document) };
    return new Promise((resolve, reject) => {
      this.waiting.set(order.id, { resolve, reject });
      worker.ref();
      worker.postMessage(order);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.end();
  }

  private begin(): Worker {
    const workerData: TypstTools = {
      templates: {
        report: projectPath('views', 'reports', 'report.typ'),
        assessment: projectPath('views', 'assessment', 'result.typ'),
      },
      fonts: projectPath('node_modules', 'vazirmatn', 'fonts', 'ttf'),
    };
    const worker = new Worker(new URL('./typst.worker.js', import.meta.url), { workerData });
    worker.on('message', (answer: TypstAnswer) => this.deliver(answer));
    worker.on('error', (error) => this.lose(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.lose(worker, new Error('The typesetter has ended')));
    return worker;
  }

  private deliver(answer: TypstAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('pdf' in answer) waiting?.resolve(Buffer.from(answer.pdf));
    else waiting?.reject(new Error(`A PDF could not be typeset: ${answer.problem}`));
    if (this.waiting.size === 0) this.rest();
  }

  /** A thread that died takes down what waited for it; the next document begins a new one. */
  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private rest(): void {
    this.worker?.unref();
    this.idle = setTimeout(() => void this.end(), idleMs);
    this.idle.unref();
  }

  private async end(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    await this.worker?.terminate();
  }
}
