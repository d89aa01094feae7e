import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { ImportTable } from '../../src/domain/import-table.js';
import { indexPeople, type KnownPeople, type KnownPerson } from '../../src/domain/known-people.js';

export const toAsciiDomain = domainToASCII;

/** One of the three sample files, as the reader of files hands it on. */
export function northwindTable(name: 'employees' | 'customers' | 'orders'): ImportTable {
  const path = join(import.meta.dirname, '../fixtures/northwind', `${name}.csv`);
  const [header, ...rows] = parse(readFileSync(path, 'utf8'), { bom: true }) as string[][];
  return { header: header ?? [], rows: rows.map((cells, index) => ({ row: index + 2, cells })) };
}

/** A table typed in a test: the header first, rows numbered from 2. */
export function table(header: string, ...rows: string[]): ImportTable {
  return { header: header.split(','), rows: rows.map((row, index) => ({ row: index + 2, cells: row.split(',') })) };
}

export function known(...people: (Partial<KnownPerson> & { email: string })[]): KnownPeople {
  return indexPeople(people.map(knownPerson));
}

export function knownPerson(given: Partial<KnownPerson> & { email: string }): KnownPerson {
  const defaults = {
    id: given.email.split('@')[0] ?? '',
    kind: 'employee',
    isActive: true,
    name: given.email.split('@')[0] ?? '',
    emailFolded: given.email.toLowerCase(),
    locale: null,
    number: null,
    jobTitle: '',
    department: null,
    location: '',
    managerId: null,
    accountId: null,
    role: '',
    segment: null,
  } as const;
  return { ...defaults, ...given };
}
