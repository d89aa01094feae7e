import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { randomId } from '../../../src/database/random-id.js';
import { leafCells } from './sqlite-pages.js';

it('the attacker reads the order of insertion from pages where nobody took care, and no longer after VACUUM', () => {
  const folder = mkdtempSync(join(tmpdir(), 'roundview-pages-'));
  const file = join(folder, 'careless.sqlite');
  const database = new Sqlite(file);
  database.exec('CREATE TABLE comment (id TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID');
  const texts = Array.from({ length: 12 }, (_, number) => `mark ${number} of twelve`);
  for (const text of texts) database.prepare('INSERT INTO comment VALUES (?, ?)').run(randomId(), text);
  const order = (): string[] => {
    const bytes = readFileSync(file);
    const starts = leafCells(bytes).toSorted((a, b) => b - a);
    return starts.flatMap((start) => texts.find((text) => bytes.subarray(start, start + 80).includes(`${text}`)) ?? []);
  };
  const before = order();
  database.exec('VACUUM');
  const after = order();
  database.close();
  rmSync(folder, { recursive: true });
  expect(before).toEqual(texts);
  expect(after).toHaveLength(12);
  expect(after).not.toEqual(texts);
});
