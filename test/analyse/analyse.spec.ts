import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '../../src/config/project-root.js';
import type { AgreementAnalysis } from '../../src/domain/agreement-analysis.js';

const real = projectPath('test', 'fixtures', 'agreement', 'lq2002.csv');
const items = Array.from({ length: 11 }, (_, index) => `LEAD${String(index + 1).padStart(2, '0')}`);

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [projectPath('dist', 'analyse.js'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run analyse', () => {
  let folder: string;
  let whole: AgreementAnalysis;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'roundview-analyse-'));
    const options = ['--file', real, '--subject', 'COMPID', '--items', items.join(','), '--scale', '5'];
    const { stdout, stderr } = spawnSync('npm', ['run', '--silent', 'analyse', '--', ...options], {
      cwd: projectPath(),
      encoding: 'utf8',
    });
    if (!stdout) throw new Error(stderr);
    whole = JSON.parse(stdout) as AgreementAnalysis;
  }, 180_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const written = (text: string): string => {
    const file = join(folder, 'answers.csv');
    writeFileSync(file, text);
    return file;
  };
  const analyse = (text: string, columns = 'a,b') =>
    run('--file', written(text), '--subject', 'who', '--items', columns, '--scale', '5');

  it('gives every figure of the R package multilevel on lq2002 to 1e-9', () => {
    const expected = readFileSync(real.replace('.csv', '-expected.csv'), 'utf8').trim().split('\n').slice(1);
    expect(whole.subjects).toHaveLength(49);
    let largest = 0;
    for (const line of expected) {
      const [subject, ...figures] = line.split(',').map((cell) => cell.replaceAll('"', ''));
      const own = whole.subjects.find((each) => each.subject === subject)!;
      const told = [own.n, own.rwgJ, own.rwg[0], own.adM, own.mean, own.sd, ...own.items];
      expect(told).toHaveLength(figures.length);
      figures.forEach((figure, index) => {
        largest = Math.max(largest, Math.abs(Number(figure) - Number(told[index])));
      });
    }
    const { subjects, n, meanRwgJ, icc1, icc2, alpha } = whole.overall;
    expect([subjects, n]).toEqual([49, 2042]);
    [meanRwgJ! - 0.867784900004, icc1! - 0.087956218522, icc2! - 0.800754373013, alpha! - 0.90223656576].forEach(
      (difference) => (largest = Math.max(largest, Math.abs(difference))),
    );
    expect(largest).toBeLessThan(1e-9);
  });

  it('reads other separators and a byte order mark, and keeps the order of subjects', () => {
    const { status, stdout } = analyse('\uFEFFwho;a;b\r\nz;4;5\r\ny;3;3\r\nz;4;3\r\n\r\n');
    expect(status).toBe(0);
    const { subjects, overall } = JSON.parse(stdout) as AgreementAnalysis;
    expect(subjects.map(({ subject, n, mean }) => [subject, n, mean])).toEqual([
      ['z', 2, 4],
      ['y', 1, 3],
    ]);
    // One rater alone agrees with nobody.
    expect(subjects[1]).toMatchObject({ sd: null, rwg: [null, null], rwgJ: null, adM: null });
    expect(overall).toMatchObject({ subjects: 2, n: 3, meanRwgJ: subjects[0]!.rwgJ });
  });

  it.each([
    ['a gap', 'who,a,b\nx,4,\nx,3,3\n', ['row 2, column b: empty']],
    ['a subject that is missing', 'who,a,b\nx,4,4\n ,3,3\n', ['row 3, column who: empty']],
    ['text', 'who,a,b\nx,four,4\n', ['row 2, column a: “four” is not a number']],
    ['values out of scale', 'who,a,b\nx,6,4\nx,0,2.5\n', ['row 2, column a: 6', 'row 3, column a: 0', 'column b: 2.5']],
    ['a missing column', 'who,a\nx,4\n', ['column b: the file has no column of this name']],
    ['a column that stands twice', 'who,a,b,a\nx,4,4,4\n', ['column a: the file has several columns']],
    ['a row with other cells', 'who,a,b\nx,4,4\nx,4\n', ['row 3: 2 cells']],
    ['a quote that never ends', 'who,a,b\nx,"4,4\n', ['Quote Not Closed']],
    ['no rows', 'who,a,b\n', ['there are no rows below the header']],
    ['nothing', '', ['is empty']],
  ])('refuses %s, with row and column', (_, text, told) => {
    const { status, stdout, stderr } = analyse(text);
    expect([status, stdout]).toEqual([1, '']);
    for (const part of told) expect(stderr).toContain(part);
    expect(stderr).not.toContain('    at ');
  });

  it('tells many faults together, but not all of them', () => {
    const { stderr } = analyse(`who,a,b\n${'x,,9\n'.repeat(30)}`);
    expect(stderr.match(/^row/gm)).toHaveLength(20);
    expect(stderr).toContain('and 40 more');
  });

  it.each([
    [[], '--file is missing'],
    [['--file', real, '--subject', 'COMPID', '--items', 'LEAD01'], '--scale is missing'],
    [['--file', real, '--subject', 'COMPID', '--items', 'LEAD01', '--scale', 'five'], 'whole number from 2 to 100'],
    [['--file', real, '--subject', 'COMPID', '--items', 'LEAD01,LEAD01', '--scale', '5'], 'named twice'],
    [['--file', real, '--subject', 'COMPID', '--items', 'LEAD01,', '--scale', '5'], 'empty name'],
    [['--file', real, '--colour', 'red'], '--colour'],
    [['--file', '/nowhere.csv', '--subject', 'a', '--items', 'b', '--scale', '5'], 'cannot be read'],
    [['--file', tmpdir(), '--subject', 'a', '--items', 'b', '--scale', '5'], 'cannot be read'],
  ])('options %j: %s', (args, told) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('    at ');
  });
});
