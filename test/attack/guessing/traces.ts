import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { CommentEntity } from '../../../src/results/comment.entity.js';
import type { TestApp } from '../../support/test-app.js';
import { leafCells } from './sqlite-pages.js';
import { type OrderOf, textsBy } from './guesses.js';

/** What an operator can read of the comments after the close, and the orders it suggests. */
export interface Traces {
  readonly orders: Readonly<Record<string, OrderOf>>;
  /** Places that could not be read on this machine. */
  readonly missing: readonly string[];
}

const byList = (texts: readonly string[]): OrderOf => {
  const places = new Map(texts.map((text, place) => [text, place]));
  return textsBy((text) => places.get(text) ?? -1);
};

/** By key, as the table gives them, and by length, on both databases. */
async function ordersOfRows(testApp: TestApp): Promise<Record<string, OrderOf>> {
  const rows = await testApp.database.of(CommentEntity).find();
  return {
    'the order of the table': byList(rows.map(({ text }) => text)),
    'the order of keys': byList(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ text }) => text)),
    'the length of texts': textsBy((text) => text.length),
  };
}

/** Rowid, cells of pages in their physical order, and every other file that holds a text. */
export async function sqliteTraces(testApp: TestApp): Promise<Traces> {
  const orders = await ordersOfRows(testApp);
  const manager = testApp.database.manager;
  const rowids = await manager
    .query<{ text: string }[]>('SELECT rowid, text FROM comment ORDER BY rowid')
    .catch(() => null);
  if (rowids) orders['rowid'] = byList(rowids.map(({ text }) => text));
  const files = filesIn(testApp.dataDir);
  for (const { path, bytes } of files) {
    if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3') {
      orders['cells in their pages'] = byOffsets(bytes, leafCells(bytes));
      orders['the order in the file'] = byOffsets(bytes);
    } else if (bytes.includes('mark ')) orders[`the order in ${path}`] = byOffsets(bytes);
  }
  const newest = files.toSorted((a, b) => a.changed - b.changed);
  orders['times of files'] = textsBy((text) => newest.findIndex(({ bytes }) => bytes.includes(text.slice(0, 40))));
  return { orders, missing: rowids ? [] : ['rowid: the tables have none'] };
}

/** Physical places, transaction numbers, the table's file and the log of changes, where this machine lets us read them. */
export async function postgresTraces(testApp: TestApp, startLsn: string): Promise<Traces> {
  const { manager } = testApp.database;
  const orders = await ordersOfRows(testApp);
  const missing: string[] = [];
  const rows = await manager.query<{ ctid: string; xmin: string; text: string }[]>(
    'SELECT ctid::text, xmin::text, text FROM comment',
  );
  const place = (ctid: string): number => {
    const [page = 0, line = 0] = ctid.replace(/[()]/g, '').split(',').map(Number);
    return page * 10_000 + line;
  };
  orders.ctid = byList(rows.toSorted((a, b) => place(a.ctid) - place(b.ctid)).map(({ text }) => text));
  orders.xmin = byList(
    rows.toSorted((a, b) => Number(a.xmin) - Number(b.xmin) || place(a.ctid) - place(b.ctid)).map(({ text }) => text),
  );
  await (manager.connection as DataSource).query('CHECKPOINT');
  const [folder, table] = await locate(testApp);
  const heap = join(folder, table);
  if (isReadable(heap)) orders['the order in the file of the table'] = byOffsets(readFileSync(heap));
  else missing.push('files of tables');
  const log = walSince(folder, startLsn);
  if (log) orders['the order in the log of changes'] = byOffsets(log);
  else missing.push('the log of changes (WAL)');
  return { orders, missing };
}

export async function locate(testApp: TestApp): Promise<[string, string]> {
  const [row] = await testApp.database.manager.query<{ folder: string; path: string }[]>(
    `SELECT current_setting('data_directory') AS folder, pg_relation_filepath('comment') AS path`,
  );
  return [row?.folder ?? '', row?.path ?? ''];
}

/** The segments of the log from a place on, joined; null where they cannot be read. */
export function walSince(folder: string, startLsn: string): Buffer | null {
  const wal = join(folder, 'pg_wal');
  if (!isReadable(wal)) return null;
  const [high = '0', low = '0'] = startLsn.split('/');
  const from = `${high.padStart(8, '0')}${(parseInt(low, 16) >>> 24).toString(16).padStart(8, '0')}`.toUpperCase();
  const names = readdirSync(wal).filter((name) => /^[0-9A-F]{24}$/.test(name) && name.slice(8) >= from);
  return Buffer.concat(names.sort().map((name) => readFileSync(join(wal, name))));
}

function isReadable(path: string): boolean {
  try {
    return statSync(path).isDirectory() ? readdirSync(path).length > 0 : readFileSync(path).length > 0;
  } catch {
    return false;
  }
}

export function filesIn(folder: string): { path: string; bytes: Buffer; changed: number }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path), changed: statSync(path).mtimeMs }));
}

/** By the place of a text's beginning; with `starts`, by the number of the cell it lies in. */
function byOffsets(bytes: Buffer, starts: readonly number[] | null = null): OrderOf {
  return textsBy((text) => {
    const at = bytes.indexOf(text.slice(0, 40));
    if (at < 0 || starts === null) return at;
    const page = Math.floor(at / 4096);
    // Within a page SQLite fills from the end: the first cell written lies last.
    const inPage = starts.filter((start) => Math.floor(start / 4096) === page).toSorted((a, b) => b - a);
    return page * 10_000 + inPage.findIndex((start) => start <= at);
  });
}
