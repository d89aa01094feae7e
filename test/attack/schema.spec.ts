import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { playGame } from './guessing/game.js';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly kind: string;
}

/** Where answers lie after the close, and every column they may lie in: a new one must be thought about here. */
const answers: Readonly<Record<string, readonly string[]>> = {
  tally: ['reviewId', 'block', 'behaviourId', 'histogram'],
  comment: ['id', 'reviewId', 'block', 'questionId', 'text', 'withheld', 'reportedAt'],
  mixed_block: ['reviewId', 'block', 'contents'],
};

describe('the tables', () => {
  let testApp: TestApp;
  let columns: Column[];

  beforeAll(async () => {
    testApp = await startTestApp();
    columns = await columnsOf(testApp);
  });

  afterAll(() => testApp.close());

  const of = (table: string): string[] => columns.filter((column) => column.table === table).map(({ name }) => name);

  it('answers have no column for a rater, a request, a serial or a time of answering', () => {
    for (const [table, allowed] of Object.entries(answers))
      expect([table, of(table).sort()]).toEqual([table, [...allowed].sort()]);
  });

  it('no other table points at a tally or a comment, but for what its readers reported or offered', () => {
    const links = columns.filter(({ table, name }) => /^(tally|comment)Id$/i.test(name) && !(table in answers));
    // Whoever reads a report, and may report or offer a comment, cannot be a protected rater of the same review (R18).
    expect(links.map(({ table }) => table).sort()).toEqual(['comment_report', 'shared_comment']);
  });

  it('requests and envelopes have neither time nor serial', () => {
    expect(of('assignment').sort()).toEqual(['declineReason', 'group', 'id', 'raterId', 'reviewId', 'status'].sort());
    expect(of('envelope').sort()).toEqual(['assignmentId', 'copy', 'sealed']);
  });

  it('nothing counts up: no sequence, no rowid in tables of answers', async () => {
    const { manager, isSqlite } = testApp.database;
    if (isSqlite) {
      const made = await manager.query<{ name: string; sql: string | null }[]>('SELECT name, sql FROM sqlite_master');
      for (const table of [...Object.keys(answers), 'assignment', 'envelope'])
        expect(made.find(({ name }) => name === table)?.sql).toMatch(/WITHOUT ROWID/i);
      expect(made.filter(({ name, sql }) => name !== 'migrations' && /AUTOINCREMENT/i.test(sql ?? ''))).toEqual([]);
    } else {
      const sequences = await manager.query<{ name: string }[]>('SELECT sequencename AS name FROM pg_sequences');
      expect(sequences.map(({ name }) => name).filter((name) => !name.startsWith('migrations'))).toEqual([]);
    }
  });

  it('identifiers are random: in no order of answering, all of the same form', async () => {
    const { reviews } = await playGame(testApp, 12, 1);
    const ids = await testApp.database.manager.query<{ id: string }[]>('SELECT id FROM comment');
    expect(ids).toHaveLength(96);
    for (const { id } of ids) expect(id).toMatch(/^[\w-]{21,24}$/);
    expect(new Set(ids.map(({ id }) => id.slice(0, 3))).size).toBeGreaterThan(80);
    expect(reviews).toHaveLength(12);
  });
});

async function columnsOf(testApp: TestApp): Promise<Column[]> {
  const { manager, isSqlite } = testApp.database;
  if (!isSqlite)
    return manager.query(
      `SELECT table_name AS "table", column_name AS name, data_type AS kind FROM information_schema.columns
       WHERE table_schema = current_schema()`,
    );
  return manager.query(
    `SELECT m.name AS "table", p.name AS name, p.type AS kind FROM sqlite_master m, pragma_table_info(m.name) p
     WHERE m.type = 'table'`,
  );
}
