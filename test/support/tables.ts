import { createHash } from 'node:crypto';
import { entities } from '../../src/entities.js';
import type { TestApp } from './test-app.js';

/** A hash of every table, to show that nothing changed anywhere. */
export async function hashOfAllTables(testApp: TestApp): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const entity of entities) {
    const rows = await testApp.database.of<object>(entity).find();
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    hashes[entity.name] = createHash('sha256').update(lines.join('\n')).digest('hex');
  }
  return hashes;
}
