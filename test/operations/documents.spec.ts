import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { configSettings, configurationPage } from '../../src/config/config-reference.js';
import { projectPath } from '../../src/config/project-root.js';

const textOf = (...path: string[]): string => readFileSync(projectPath(...path), 'utf8');

describe('the reference of settings', () => {
  it('is the page the code makes; `npm run reference` writes it anew', () => {
    expect(textOf('docs', 'configuration.md')).toBe(configurationPage());
  });

  it('names every setting the code reads, and no other', () => {
    const read = ['config.ts', '../database/columns.ts'].map((file) => textOf('src', 'config', file)).join('\n');
    const names = [...read.matchAll(/\benv\.([A-Z_]+)/g)].map((match) => match[1] ?? '');
    expect([...new Set(names)].sort()).toEqual(configSettings.map(({ name }) => name).sort());
  });
});

describe('the table of security requirements', () => {
  const rows = textOf('docs', 'security.md')
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
    .map(([number = '', , , file = '', name = '']) => ({ number, file, name }));

  it('has a test for every requirement it names', () => {
    expect(rows.length).toBeGreaterThan(60);
    const gone = rows.filter(({ file, name }) => {
      const path = projectPath('test', file);
      return !existsSync(path) || (name !== '(all)' && !readFileSync(path, 'utf8').includes(name));
    });
    expect(gone).toEqual([]);
  });

  it('covers every chapter that applies', () => {
    const chapters = new Set(rows.map(({ number }) => number.split('.')[0]));
    // Not V9, V10, V12, V17: no self-contained tokens, no OAuth, TLS is the proxy's, no WebRTC.
    for (const chapter of [1, 2, 3, 4, 5, 6, 7, 8, 11, 13, 14, 15, 16]) expect(chapters).toContain(`V${chapter}`);
  });
});
