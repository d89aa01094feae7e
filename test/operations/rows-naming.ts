import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { randomId } from '../../src/database/random-id.js';
import type { TestApp } from '../support/test-app.js';

/** A row of any table that is valid for the database, with one column as wished; found again by its keys. */
export async function rowNaming(
  testApp: TestApp,
  entity: EntityTarget<ObjectLiteral>,
  column: string,
  personId: string,
): Promise<ObjectLiteral> {
  const { metadata } = testApp.database.of(entity);
  const row: ObjectLiteral = {};
  for (const { propertyName, type, isNullable } of metadata.columns) {
    if (propertyName === column) row[propertyName] = personId;
    else if (!isNullable) row[propertyName] = anything(String(type), propertyName, testApp.clock.now());
  }
  await testApp.database.write(() => testApp.database.of(entity).insert(row));
  return Object.fromEntries(
    metadata.primaryColumns
      .filter(({ propertyName }) => propertyName !== column)
      .map(({ propertyName }) => [propertyName, row[propertyName] as unknown]),
  );
}

function anything(type: string, name: string, now: Date): unknown {
  if (name === 'reviewIds') return [];
  if (type === 'simple-json') return {};
  if (type === 'boolean') return false;
  if (/^(integer|double)/.test(type) || type === 'double precision') return Math.floor(Math.random() * 1e9);
  if (/^(datetime|timestamptz)/.test(type)) return now;
  if (/^(blob|bytea)$/.test(type)) return Buffer.from('bytes');
  if (/^(group|on|locale|kind|state)$/.test(name)) return 'x';
  return /On$|Day$/.test(name) ? '2026-11-01' : randomId().slice(0, 10);
}
