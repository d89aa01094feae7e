import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectPath } from '../src/config/project-root.js';

/** A folder may import only from floors below its own; rooms on one floor do not see each other. */
const floors: readonly (readonly string[])[] = [
  ['domain'],
  ['config'],
  ['i18n', 'sealing'],
  ['database'],
  ['settings'],
  ['web'],
  ['audit', 'mail'],
  ['competencies', 'people'],
  ['cycles', 'auth'],
  ['surveys'],
  ['results'],
  ['plans'],
  ['reports'],
  ['followup'],
  ['overview'],
  ['scorecard'],
  ['assessment'],
  ['home', 'team'],
  ['operations'],
];

const root = projectPath('src');

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly lines: number;
  readonly imports: readonly string[];
}

const files: SourceFile[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const source = readFileSync(join(root, name), 'utf8');
    const imports = [...source.matchAll(/(?:from|import\(?)\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    return {
      path: name,
      folder: name.includes('/') ? (name.split('/')[0] ?? '') : '',
      lines: source.split('\n').length,
      imports,
    };
  });

/** Imports of our own files, as paths below src. */
function ownImports(file: SourceFile): string[] {
  return file.imports
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, join(root, dirname(file.path), name)).replace(/\.js$/, '.ts'));
}

const floorOf = (folder: string): number => floors.findIndex((rooms) => rooms.includes(folder));

describe('the house', () => {
  it('has a floor for every folder', () => {
    expect(
      [...new Set(files.map((file) => file.folder))].filter((folder) => folder !== '' && floorOf(folder) < 0),
    ).toEqual([]);
  });

  it('lets a folder import only from lower floors', () => {
    const climbing = files.flatMap((file) =>
      ownImports(file)
        .map((target) => [file, target, target.split('/')[0] ?? ''] as const)
        .filter(
          ([{ folder }, target, other]) =>
            folder !== '' && target.includes('/') && other !== folder && floorOf(other) >= floorOf(folder),
        )
        .map(([{ path }, target]) => `${path} → ${target}`),
    );
    expect(climbing).toEqual([]);
  });

  it('keeps the roof out of the rooms', () => {
    const leaning = files.filter(
      (file) => file.folder !== '' && ownImports(file).some((target) => !target.includes('/')),
    );
    expect(leaning.map((file) => file.path)).toEqual([]);
  });

  it('has no circles', () => {
    const graph = new Map(files.map((file) => [file.path, ownImports(file)]));
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('keeps the domain pure', () => {
    const impure = files
      .filter((file) => file.folder === 'domain')
      .flatMap((file) =>
        file.imports.filter((name) => !name.startsWith('./')).map((name) => `${file.path} imports ${name}`),
      );
    expect(impure).toEqual([]);
  });

  it('opens tallies and comments in results only, envelopes in results and surveys only', () => {
    const importers = (entity: RegExp) =>
      files
        .filter((file) => file.folder !== '' && file.imports.some((name) => entity.test(name)))
        .map((file) => file.folder);
    expect([...new Set(importers(/\/(tally|comment|mixed-block)\.entity\.js$/))]).toEqual(['results']);
    expect([...new Set(importers(/\/envelope\.entity\.js$/))].sort()).toEqual(['results', 'surveys']);
  });

  it('opens the database by the one door only', () => {
    const elsewhere = files
      .filter((file) => file.folder !== 'database')
      .filter((file) =>
        /InjectRepository|InjectDataSource|dataSource\.transaction/.test(readFileSync(join(root, file.path), 'utf8')),
      );
    expect(elsewhere.map((file) => file.path)).toEqual([]);
  });

  it('has no file over 250 lines', () => {
    const long = files.filter((file) => file.lines > 250 && !/migrations\/|seed/.test(file.path));
    expect(long.map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  it('prints nothing unescaped in any view', () => {
    const views = readdirSync(projectPath('views'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.hbs'),
    );
    expect(views.length).toBeGreaterThan(20);
    expect(views.filter((name) => readFileSync(projectPath('views', name), 'utf8').includes('{{{'))).toEqual([]);
  });
});
