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

  describe('for writes that come together', () => {
    it('keeps exactly those that succeeded, with half of forty failing beside them', async () => {
      const writes = Array.from({ length: 40 }, (_, index) =>
        database.writeTogether(async () => {
          await database.of(DepartmentEntity).insert(department(`b${index}`));
          await pause(index % 5);
          if (index % 2 === 1) throw new Error(`late failure of ${index}`);
          return index;
        }),
      );
      const outcomes = await Promise.allSettled(writes);
      expect(
        outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason))),
      ).toEqual(
        Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? index : `Error: late failure of ${index}`)),
      );
      expect(await stored()).toEqual(Array.from({ length: 20 }, (_, index) => `b${index * 2}`).sort());
    });

    it('undoes alone the one whose statement failed, swallowed or not', async () => {
      await database.write(() => database.of(DepartmentEntity).insert(department('taken')));
      const insert = (id: string) => database.of(DepartmentEntity).insert(department(id));
      const outcomes = await Promise.allSettled([
        database.writeTogether(() => insert('before')),
        database.writeTogether(async () => {
          await insert('beside');
          await insert('taken').catch(() => undefined);
        }),
        database.writeTogether(() => insert('after')),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await stored()).toEqual(['after', 'before', 'taken']);
    });

    it('answers nobody before their rows can be read by another connection', async () => {
      const seen = await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          await database.writeTogether(() => database.of(DepartmentEntity).insert(department(`c${index}`)));
          return (await stored()).includes(`c${index}`);
        }),
      );
      expect(seen).toEqual(Array.from({ length: 20 }, () => true));
    });

    it('stands with the outer write when it is called inside one', async () => {
      const write = database.write(async () => {
        await database.writeTogether(() => database.of(DepartmentEntity).insert(department('inner')));
        throw new Error('outer');
      });
      await expect(write).rejects.toThrow('outer');
      expect(await stored()).toEqual([]);
    });

    it('runs what waits for the commit only of those that were kept', async () => {
      const heard: string[] = [];
      const deed = (name: string, fails: boolean) =>
        database.writeTogether(async () => {
          database.afterCommit(() => heard.push(name));
          await database.of(DepartmentEntity).insert(department(name));
          if (fails) throw new Error(name);
        });
      await Promise.allSettled([deed('kept', false), deed('undone', true)]);
      expect(heard).toEqual(['kept']);
    });
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

      it('commits once for all that came together', async () => {
        const commits: string[] = [];
        const listener = {
          afterQuery: ({ query }: { query: string }) => void (query === 'COMMIT' && commits.push(query)),
        };
        (connections.writer.subscribers as unknown[]).push(listener);
        await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            database.writeTogether(() => database.of(DepartmentEntity).insert(department(`d${index}`))),
          ),
        );
        (connections.writer.subscribers as unknown[]).pop();
        expect(commits).toHaveLength(1);
        expect(await stored()).toHaveLength(20);
      });

      it('tells everybody that nothing was stored when a full disk ends the transaction they share', async () => {
        const limit = (pages: number) => connections.writer.query(`PRAGMA max_page_count = ${pages}`);
        const [size] = await connections.writer.query<{ page_count: number }[]>('PRAGMA page_count');
        const large = { ...department('large'), name: 'x'.repeat(2_000_000) };
        await limit((size?.page_count ?? 0) + 4);
        const outcomes = await Promise.allSettled([
          database.writeTogether(() => database.of(DepartmentEntity).insert(department('small'))),
          database.writeTogether(() => database.of(DepartmentEntity).insert(large)),
          database.writeTogether(() => database.of(DepartmentEntity).insert(department('later'))),
        ]);
        await limit(1_000_000);
        const kept = outcomes.flatMap(({ status }, index) =>
          status === 'fulfilled' ? ['small', 'large', 'later'][index] : [],
        );
        expect(kept).not.toContain('large');
        expect(await stored()).toEqual(kept.toSorted());
        await database.writeTogether(() => database.of(DepartmentEntity).insert(department('again')));
        // A transaction that SQLite gave up by itself is not taken for one that is still open.
        expect(connections.writer.createQueryRunner().isTransactionActive).toBe(false);
        expect(await stored()).toContain('again');
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
