import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { Connections } from './data-sources.js';
import { isBusy } from './database-errors.js';
import { type Scrubbed, writeAnew } from './dead-rows.js';
import { forgetLostTransaction } from './lost-transaction.js';
import { type OldLog, overwriteOldLog } from './old-log.js';
import { SharedCommits, type WaitingWrite } from './shared-commits.js';
import { vacuum } from './vacuum.js';

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
  private readonly shared = new SharedCommits((take) => this.inTurn(() => this.transactAll(take())));

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

  /**
   * `write` for short deeds that many people do at once. On SQLite those that come together share one commit: each stands
   * in a savepoint of its own, is undone alone when it fails, and is answered only after the commit.
   */
  async writeTogether<T>(work: () => Promise<T>): Promise<T> {
    return this.isSqlite && !this.isWriting ? this.shared.add(work) : this.write(work);
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
    await this.inTurn(() => vacuum(String(writer.options.database)));
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
    const afterCommit: (() => void)[] = [];
    const result = await this.patiently((manager) => this.within(manager, work, afterCommit));
    for (const action of afterCommit) action();
    return result;
  }

  /** Nobody is told anything before the commit; when that fails, or SQLite gave up the whole transaction, nobody's is stored. */
  private async transactAll(writes: readonly WaitingWrite[]): Promise<void> {
    try {
      const tellings = await this.patiently(async (manager) => {
        const told: (() => void)[] = [];
        for (const write of writes) told.push(await this.inSavepoint(manager, write));
        return told;
      });
      for (const tell of tellings) tell();
    } catch (error) {
      for (const { reject } of writes) reject(error);
    }
  }

  private async inSavepoint(manager: EntityManager, { work, resolve, reject }: WaitingWrite): Promise<() => void> {
    const afterCommit: (() => void)[] = [];
    await manager.query('SAVEPOINT neighbour');
    try {
      const result = await this.within(manager, work, afterCommit);
      await manager.query('RELEASE neighbour');
      return () => {
        try {
          for (const action of afterCommit) action();
          resolve(result as never);
        } catch (error) {
          reject(error);
        }
      };
    } catch (error) {
      // A full disk ends the whole transaction: then there is no savepoint left, and the neighbours are told the same.
      await manager.query('ROLLBACK TO neighbour').catch(() => Promise.reject(error as Error));
      await manager.query('RELEASE neighbour');
      return () => reject(error);
    }
  }

  private async within<T>(manager: EntityManager, work: () => Promise<T>, afterCommit: (() => void)[]): Promise<T> {
    const { failed } = this.connections;
    failed.forget(manager.queryRunner);
    const write: OpenWrite = { manager, afterCommit, isOver: false, doomedBy: undefined };
    try {
      const result = await this.writes.run(write, work);
      if (write.doomedBy !== undefined) throw write.doomedBy;
      if (failed.has(manager.queryRunner)) throw new Error('A statement of this write failed');
      return result;
    } finally {
      write.isOver = true;
      failed.forget(manager.queryRunner);
    }
  }

  /** Another process may hold SQLite's lock: ask again, without blocking anybody, until patience ends. */
  private async patiently<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    const start = performance.now();
    for (;;) {
      let isStarted = false;
      try {
        return await this.connections.writer.transaction((manager) => {
          isStarted = true;
          return run(manager);
        });
      } catch (error) {
        if (this.isSqlite) forgetLostTransaction(this.connections.writer);
        if (isStarted || !isBusy(error) || performance.now() - start > busyPatienceMs) throw error;
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
