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

/** Own files from which more than types is taken, as paths below src. */
function valueImports(source: string, path: string): string[] {
  return [...source.matchAll(/import (?!type)[^;]*? from '(\.[^']+)'/g)].map((match) =>
    relative(root, join(root, dirname(path), match[1] ?? '')).replace(/\.js$/, '.ts'),
  );
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

  it('lets published group results reach pages only as their reader may see them (R18)', () => {
    const readers = files
      .filter(({ folder }) => folder !== 'results')
      .filter(({ path }) =>
        valueImports(readFileSync(join(root, path), 'utf8'), path).includes('results/group-snapshots.ts'),
      );
    expect(readers.map(({ path }) => path).sort()).toEqual([
      // Reads when cycles asked and how many requests were answered; no figure of what was answered.
      'assessment/asked-periods.ts',
      // Seeds commitments; shows nothing.
      'operations/demo/demo-loop.ts',
      // Only judges whether one more report would complete them; shows nothing.
      'reports/late-readers.ts',
      'reports/openable-groups.ts',
      // Whether they are published, and publishing.
      'reports/release-overview.ts',
      'reports/release.service.ts',
      // How many answered: not what.
      'scorecard/response-rate.computed.ts',
    ]);
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

  describe('has one gate between answers and all that shows figures (R15)', () => {
    const above = files.filter((file) => !['', 'domain', 'database', 'results'].includes(file.folder));
    const sourceOf = (file: SourceFile): string => readFileSync(join(root, file.path), 'utf8');

    it('the rooms above take nothing from results but snapshots, progress and corrections', () => {
      const gate = [
        // Neither holds an answer or a figure: they tell of trouble, and copy the database before a key goes.
        'results/alarms.ts',
        // Takes answers away and tells nothing of them.
        'results/answer-erasure.ts',
        'results/key-end.ts',
        'results/earlier-results.service.ts',
        'results/group-snapshots.ts',
        'results/mix.worker.ts',
        'results/results.module.ts',
        'results/results.service.ts',
        'results/snapshot-corrections.ts',
        'results/snapshots.ts',
      ];
      const taken = above.flatMap((file) =>
        ownImports(file)
          .filter((target) => target.startsWith('results/') && !gate.includes(target))
          .map((target) => `${file.path} → ${target}`),
      );
      expect(taken).toEqual([]);
    });

    it('no room but results names the tables of answers, in whatever words', () => {
      const tables =
        /['"`](?:tally|mixed_block)['"`]|(?:from|join|into|update|table|full)\s+"?(?:tally|comment|mixed_block)\b/i;
      expect(above.filter((file) => tables.test(sourceOf(file))).map(({ path }) => path)).toEqual([]);
      const inDatabase = files.filter(({ path, folder }) => folder === 'database' && !path.includes('migrations/'));
      // Dead rows are removed after a mix; nothing is read.
      expect(inDatabase.filter((file) => tables.test(sourceOf(file))).map(({ path }) => path)).toEqual([
        'database/database.ts',
      ]);
      expect(sourceOf(inDatabase.find(({ path }) => path === 'database/database.ts')!)).not.toMatch(
        /(?:select|from|join)[^;]*"?(?:tally|comment)\b/i,
      );
    });

    it('no room but results builds figures from answers; the sample report makes its own up', () => {
      const builders =
        /^domain\/(?:individual-snapshot|group-snapshot|mixing|exact-figures|disclosure|kept-moments)\.ts$/;
      const building = above.filter((file) =>
        valueImports(sourceOf(file), file.path).some((target) => builders.test(target)),
      );
      expect(building.map(({ path }) => path)).toEqual(['reports/sample-report.ts']);
    });

    it('what is kept for the next cycle never leaves results', () => {
      expect(above.filter((file) => /\.wholeOf\(/.test(sourceOf(file))).map(({ path }) => path)).toEqual([]);
    });
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
