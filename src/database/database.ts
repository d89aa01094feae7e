import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { Connections } from './data-sources.js';
import { isBusy } from './database-errors.js';
import { type Scrubbed, writeAnew } from './dead-rows.js';
import { type OldLog, overwriteOldLog } from './old-log.js';

interface OpenWrite {
  readonly manager: EntityManager;
  readonly afterCommit: (() => void)[];
  isOver: boolean;
  doomedBy: unknown;
}

const tablesOfAnswers = [
  'envelope',
  'tally',
  'comment',
  'assignment',
  'importance_envelope',
  'importance_request',
] as const;
const busyPatienceMs = 5_000;
const busyPauseMs = 5;

/** The one door to the tables: `of` reads or joins the open write, `write` runs work in one transaction. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly writes = new AsyncLocalStorage<OpenWrite>();
  private lastWrite: Promise<unknown> = Promise.resolve();

  constructor(private readonly connections: Connections) {}

  get isSqlite(): boolean {
    return this.connections.writer !== this.connections.reader;
  }

  /** The rows of one table: inside a write through its transaction, else read-only. */
  of<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  get manager(): EntityManager {
    const write = this.writes.getStore();
    if (!write) return this.connections.reader.manager;
    if (write.isOver) throw new Error('Work that was not awaited outlived its write');
    return write.manager;
  }

  get isWriting(): boolean {
    return this.writes.getStore()?.isOver === false;
  }

  /** Runs work in one transaction; joins the one already open. A failed inner write dooms the outer one. */
  async write<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.writes.getStore();
    if (outer && !outer.isOver) {
      return work().catch((error: unknown) => {
        outer.doomedBy = error;
        throw error;
      });
    }
    return this.isSqlite ? this.inTurn(() => this.transact(work)) : this.transact(work);
  }

  /** Runs something once the open write is stored; at once when none is open. Workers are woken with it. */
  afterCommit(action: () => void): void {
    const write = this.writes.getStore();
    if (write && !write.isOver) write.afterCommit.push(action);
    else action();
  }

  /**
   * SQLite's WAL emptied and freed pages given back; PostgreSQL's tables written anew without their dead rows. Called
   * after a mix and after an erasure. It waits a while for older, still open transactions; "held" while one may see rows.
   */
  async scrub(tables: readonly string[] = tablesOfAnswers, patienceMs?: number): Promise<Scrubbed> {
    const { writer } = this.connections;
    if (!this.isSqlite) return writeAnew(writer, tables, patienceMs);
    await this.inTurn(async () => {
      await writer.query('VACUUM');
      await writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
    });
    return 'clean';
  }

  /** What PostgreSQL's log (WAL) holds of rows deleted since, written over; SQLite's is emptied by `scrub`. */
  async overwriteOldLog(): Promise<OldLog> {
    return this.isSqlite ? 'overwritten' : overwriteOldLog(this.connections.writer);
  }

  async isInOrder(): Promise<boolean> {
    await this.connections.reader.query('SELECT 1');
    return !(await this.connections.writer.showMigrations());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.lastWrite;
    if (this.isSqlite) await this.connections.reader.destroy();
    await this.connections.writer.destroy();
  }

  private async transact<T>(work: () => Promise<T>): Promise<T> {
    const write = { afterCommit: [] as (() => void)[], isOver: false, doomedBy: undefined as unknown };
    const isStarted = { value: false };
    const run = () =>
      this.connections.writer.transaction(async (manager) => {
        isStarted.value = true;
        const { failed } = this.connections;
        failed.forget(manager.queryRunner);
        const store: OpenWrite = Object.assign(write, { manager });
        try {
          const result = await this.writes.run(store, work);
          if (write.doomedBy !== undefined) throw write.doomedBy;
          if (failed.has(manager.queryRunner)) throw new Error('A statement of this write failed');
          return result;
        } finally {
          write.isOver = true;
          failed.forget(manager.queryRunner);
        }
      });
    const result = await this.patiently(run, isStarted);
    for (const action of write.afterCommit) action();
    return result;
  }

  /** Another process may hold SQLite's lock: ask again, without blocking anybody, until patience ends. */
  private async patiently<T>(run: () => Promise<T>, isStarted: { value: boolean }): Promise<T> {
    const start = performance.now();
    for (;;) {
      try {
        return await run();
      } catch (error) {
        if (isStarted.value || !isBusy(error) || performance.now() - start > busyPatienceMs) throw error;
        await new Promise((resolve) => setTimeout(resolve, busyPauseMs));
      }
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.lastWrite.then(work, work);
    this.lastWrite = turn.catch(() => undefined);
    return turn;
  }
}
