import { describe, expect, it } from '@jest/globals';
import { type Cells, planUndo, type UndoEntry, type UndoFacts } from '../../src/domain/import-undo.js';

const facts = (given: Partial<UndoFacts>): UndoFacts => ({
  rows: new Map(),
  usedElsewhere: new Set(),
  leaning: [],
  isTaken: () => false,
  ...given,
});
const made = (id: string, cells: Cells = { name: id }, table: UndoEntry['table'] = 'person'): UndoEntry => ({
  table,
  id,
  made: cells,
});
const rows = (...ids: string[]) => new Map(ids.map((id) => [id, { name: id }]));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('taking an import back', () => {
  it('removes what it made, employees of a manager with the manager, records before people and accounts', () => {
    const journal = [
      made('unit', { name: 'unit' }, 'department'),
      made('boss'),
      made('ann'),
      made('job', { name: 'job' }, 'service_record'),
    ];
    const leaning = [
      { id: 'ann', column: 'managerId', on: 'boss' },
      { id: 'ann', column: 'departmentId', on: 'unit' },
      { id: 'job', column: 'employeeId', on: 'ann' },
    ];
    const plan = planUndo(journal, facts({ rows: rows('unit', 'boss', 'ann', 'job'), leaning }));
    expect(ids(plan.remove)).toEqual(['job', 'boss', 'ann', 'unit']);
    expect(plan.kept).toEqual([]);
  });

  it('keeps who was edited or is used since, and whatever they lean on', () => {
    const leaning = [
      { id: 'ann', column: 'managerId', on: 'boss' },
      { id: 'boss', column: 'departmentId', on: 'unit' },
      { id: 'somebody-else', column: 'managerId', on: 'cem' },
    ];
    const journal = [made('unit', { name: 'unit' }, 'department'), made('boss'), made('ann'), made('cem'), made('dan')];
    const now = new Map<string, Cells>([...rows('unit', 'boss', 'cem', 'dan'), ['ann', { name: 'Ann by hand' }]]);
    const plan = planUndo(journal, facts({ rows: now, leaning, usedElsewhere: new Set(['dan']) }));
    expect(plan.remove).toEqual([]);
    expect(plan.kept.map(({ id, reason }) => `${id} ${reason}`).sort()).toEqual([
      'ann edited',
      'boss in-use',
      'cem in-use',
      'dan in-use',
      'unit in-use',
    ]);
  });

  it('puts back the cells it changed, except those edited by hand since', () => {
    const entry: UndoEntry = {
      table: 'person',
      id: 'ann',
      before: { jobTitle: 'Clerk', location: 'Shiraz', name: 'Ann', nameFolded: 'ann' },
      after: { jobTitle: 'Lead', location: 'Yazd', name: 'Anna', nameFolded: 'anna' },
    };
    const now = { jobTitle: 'Head', location: 'Yazd', name: 'Anna', nameFolded: 'anna' };
    const plan = planUndo([entry], facts({ rows: new Map([['ann', now]]) }));
    expect(plan.restore).toEqual([
      { table: 'person', id: 'ann', cells: { location: 'Shiraz', name: 'Ann', nameFolded: 'ann' } },
    ]);
    expect(plan.kept).toEqual([{ table: 'person', id: 'ann', reason: 'edited' }]);
  });

  it('does not give back an address that somebody else has by now', () => {
    const entry: UndoEntry = {
      table: 'person',
      id: 'ann',
      before: { email: 'A@x.example', emailFolded: 'a@x.example' },
      after: { email: 'b@x.example', emailFolded: 'b@x.example' },
    };
    const now = new Map<string, Cells>([['ann', { email: 'b@x.example', emailFolded: 'b@x.example' }]]);
    const plan = planUndo([entry], facts({ rows: now, isTaken: (_, __, value) => value === 'a@x.example' }));
    expect([plan.restore, plan.kept]).toEqual([[], [{ table: 'person', id: 'ann', reason: 'taken' }]]);
  });

  it('keeps a made manager to whom a restored row goes back, and says who is gone', () => {
    const moved: UndoEntry = { table: 'person', id: 'ann', before: { managerId: 'old' }, after: { managerId: 'new' } };
    const now = new Map<string, Cells>([
      ['ann', { managerId: 'new' }],
      ['new', { name: 'new' }],
    ]);
    const leaning = [{ id: 'ann', column: 'managerId', on: 'new' }];
    const plan = planUndo([moved, made('new'), { ...moved, id: 'left' }], facts({ rows: now, leaning }));
    expect(ids(plan.remove)).toEqual(['new']);
    expect(plan.restore).toEqual([{ table: 'person', id: 'ann', cells: { managerId: 'old' } }]);
    expect(plan.kept).toEqual([{ table: 'person', id: 'left', reason: 'gone' }]);
  });
});
