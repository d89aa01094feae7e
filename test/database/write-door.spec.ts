import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { databaseLocation } from '../../src/config/database-location.js';
import { type Connections, openConnections } from '../../src/database/data-sources.js';
import { Database } from '../../src/database/database.js';
import { migrations } from '../../src/database/migrations.js';
import { entities } from '../../src/entities.js';
import { DepartmentEntity } from '../../src/people/department.entity.js';
import { createTestDatabase } from '../support/test-database.js';

const department = (id: string): DepartmentEntity => ({ id, name: id, nameFolded: id, parentId: null });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the write door', () => {
  let folder: string;
  let connections: Connections;
  let database: Database;
  let drop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roundview-door-'));
    const postgres = await createTestDatabase();
    drop = postgres?.drop;
    connections = await openConnections(databaseLocation(postgres?.url, folder, []), { entities, migrations });
    database = new Database(connections);
  });

  afterAll(async () => {
    await database.onApplicationShutdown();
    await drop?.();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await database.write(() => database.of(DepartmentEntity).deleteAll());
  });

  const stored = async () => (await database.of(DepartmentEntity).find()).map((row) => row.id).sort();

  it('keeps exactly the rows of the writes that succeeded, with half of forty failing beside them', async () => {
    const writes = Array.from({ length: 40 }, (_, index) =>
      database.write(async () => {
        await database.of(DepartmentEntity).insert(department(`a${index}`));
        await pause(index % 5);
        if (index % 2 === 1) throw new Error('late failure');
      }),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(20);
    expect(await stored()).toEqual(Array.from({ length: 20 }, (_, index) => `a${index * 2}`).sort());
  });

  it('shows a reader nothing of a write that is not finished', async () => {
    let seen: string[] = ['not read'];
    await database.write(async () => {
      await database.of(DepartmentEntity).insert(department('half'));
      seen = await new Promise<string[]>((resolve, reject) => {
        // Outside the write's own context, as another request would be.
        outside(() => void stored().then(resolve, reject));
      });
    });
    expect(seen).toEqual([]);
    expect(await stored()).toEqual(['half']);
  });

  it('stores nothing when a failed statement was swallowed', async () => {
    const write = database.write(async () => {
      await database.of(DepartmentEntity).insert(department('one'));
      await database
        .of(DepartmentEntity)
        .insert(department('one'))
        .catch(() => undefined);
    });
    await expect(write).rejects.toThrow();
    expect(await stored()).toEqual([]);
  });

  it('stores nothing when an inner write failed and its error was swallowed', async () => {
    const write = database.write(async () => {
      await database.of(DepartmentEntity).insert(department('outer'));
      await database.write(() => Promise.reject(new Error('inner'))).catch(() => undefined);
    });
    await expect(write).rejects.toThrow('inner');
    expect(await stored()).toEqual([]);
  });

  it('refuses work that was not awaited and outlives its write', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await database.write(async () => {
      await database.of(DepartmentEntity).insert(department('in time'));
      late = pause(20).then(() => database.of(DepartmentEntity).insert(department('too late')));
    });
    await expect(late).rejects.toThrow('outlived');
    expect(await stored()).toEqual(['in time']);
  });

  it('runs what waits for the commit after it, and not at all when it fails', async () => {
    const heard: string[] = [];
    await database.write(async () => {
      database.afterCommit(() => heard.push('stored'));
      await database.of(DepartmentEntity).insert(department('x'));
      expect(heard).toEqual([]);
    });
    await database
      .write(async () => {
        database.afterCommit(() => heard.push('never'));
        await database.of(DepartmentEntity).insert(department('x'));
      })
      .catch(() => undefined);
    expect(heard).toEqual(['stored']);
  });

  const isSqlite = !process.env.TEST_DATABASE_URL;
  if (isSqlite)
    describe('on SQLite', () => {
      it('writes durably and cleans what it deletes', async () => {
        const pragma = async (name: string) =>
          Object.values(((await connections.writer.query(`PRAGMA ${name}`)) as object[])[0] ?? {})[0];
        expect(await pragma('synchronous')).toBe(2);
        expect(await pragma('journal_mode')).toBe('wal');
        expect(await pragma('secure_delete')).toBe(1);
        expect(await pragma('foreign_keys')).toBe(1);
      });

      it('cannot write through the reader', async () => {
        await expect(connections.reader.getRepository(DepartmentEntity).insert(department('r'))).rejects.toThrow(
          /readonly/,
        );
      });

      it('waits, without stopping the clock, while another process holds the lock', async () => {
        const other = new Sqlite(join(folder, 'roundview.sqlite'));
        other.exec('BEGIN EXCLUSIVE');
        let ticks = 0;
        const ticking = setInterval(() => (ticks += 1), 10);
        setTimeout(() => other.exec('ROLLBACK'), 300);
        await database.write(() => database.of(DepartmentEntity).insert(department('patient')));
        clearInterval(ticking);
        other.close();
        expect(await stored()).toEqual(['patient']);
        expect(ticks).toBeGreaterThan(5);
      });
    });
});

const queue: (() => void)[] = [];
setInterval(() => queue.shift()?.(), 1).unref();

/** Runs an action from a timer that was started outside every write. */
function outside(action: () => void): void {
  queue.push(action);
}
