import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { configSettings } from '../../src/config/config-reference.js';
import { readConfig } from '../../src/config/config.js';
import { projectPath } from '../../src/config/project-root.js';
import { paths } from '../../src/web/paths.js';

const textOf = (...path: string[]): string => readFileSync(projectPath(...path), 'utf8');
const dockerfile = textOf('Dockerfile');
const [build = '', run = ''] = dockerfile.split(/^FROM .*$/m).slice(1);
const compose = textOf('compose.yaml');
const unit = textOf('deploy', 'roundview.service');
const known: readonly string[] = configSettings.map(({ name }) => name);
/** Settings of others. */
const foreign = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'];

const settingsIn = (text: string): string[] =>
  [...text.matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? '');

describe('the image', () => {
  it('takes along every file the product reads while it runs', () => {
    const sources = textOf('src', 'config', 'project-root.ts');
    expect(sources).toContain("'../..'");
    const copied = [...run.matchAll(/^COPY --from=build --chown=root:root \/app\/(\S+) \.\/\S*$/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(copied.sort()).toEqual([
      'dist',
      'node_modules',
      'package.json',
      'src/competencies/starter',
      'src/i18n/messages',
      'views',
    ]);
    for (const path of copied.filter((each) => !['dist', 'node_modules'].includes(each)))
      expect(existsSync(projectPath(path))).toBe(true);
    const read = [
      'web/assets.ts',
      'web/view-engine.ts',
      'i18n/messages.ts',
      'competencies/starter-framework.ts',
      'reports/pdf/typst-typesetter.ts',
    ]
      .flatMap((file) => [...textOf('src', file).matchAll(/projectPath\(([^)]*)\)/g)])
      .map((match) => (match[1] ?? '').replaceAll(/[',\s]+/g, '/').replace(/^\/|\/$/g, ''));
    expect(read.length).toBeGreaterThan(4);
    for (const path of read)
      expect(copied.some((folder) => path === folder || path.startsWith(`${folder}/`))).toBe(true);
  });

  it('is built and started as the project is', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    expect(build).toContain('npm ci');
    expect(build).toContain('npm run build && npm prune --omit=dev');
    expect(`node ${JSON.parse(/^CMD \["node", (.*)\]$/m.exec(run)?.[1] ?? '""')}`).toBe(scripts.start);
    expect(unit).toContain(`ExecStart=/usr/bin/${scripts.start}`);
  });

  it('runs as a user without rights who owns the three folders and nothing else', () => {
    const user = /^USER (\d+):(\d+)$/m.exec(run);
    expect(Number(user?.[1])).toBeGreaterThan(1000);
    expect(run).toContain(`--uid ${user?.[1]}`);
    expect(run).toContain('install -d -o roundview -g roundview -m 0700 /data /backup /backup-keys');
    expect(run.indexOf('USER ')).toBeGreaterThan(run.lastIndexOf('RUN '));
    expect(run).toContain('VOLUME ["/data", "/backup", "/backup-keys"]');
  });

  it('sets folders that the product accepts, apart from each other', () => {
    const env = Object.fromEntries(
      /^ENV (.*)$/m
        .exec(run)![1]!
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    );
    expect(Object.keys(env).filter((name) => ![...known, ...foreign].includes(name))).toEqual([]);
    const config = readConfig(env);
    expect([config.dataDir, config.backupDir, config.backupKeysDir, config.port]).toEqual([
      '/data',
      '/backup',
      '/backup-keys',
      3000,
    ]);
    expect(run).toContain(`EXPOSE ${config.port}`);
  });

  it('asks for its own health where the product answers', () => {
    expect(
      /HEALTHCHECK[\s\S]*fetch\('http:\/\/127\.0\.0\.1:' \+ process\.env\.PORT \+ '([^']+)'\)/.exec(run)?.[1],
    ).toBe(paths.readiness());
  });

  it('leaves out what the product does not need', () => {
    const out = textOf('.dockerignore').split('\n');
    for (const folder of ['.git', 'node_modules', 'test', 'data', '.env']) expect(out).toContain(folder);
  });
});

describe('the compose file', () => {
  it('knows only settings there are, and asks for the secrets', () => {
    expect(settingsIn(compose).filter((name) => ![...known, ...foreign].includes(name))).toEqual([]);
    for (const secret of ['POSTGRES_PASSWORD', 'APP_SECRET', 'APP_URL'])
      expect(compose).toMatch(new RegExp(`\\$\\{${secret}:\\?`));
    expect(compose).not.toMatch(/(PASSWORD|SECRET): (?!\$\{)/);
  });

  it('gives the product a read-only root, no rights, its volumes, and time to end', () => {
    for (const line of [
      'read_only: true',
      'cap_drop: [ALL]',
      "security_opt: ['no-new-privileges:true']",
      'stop_grace_period: 60s',
      '- /tmp',
    ])
      expect(compose).toContain(line);
    for (const folder of ['/data', '/backup', '/backup-keys'])
      expect(compose).toMatch(new RegExp(`^      - [\\w-]+:${folder}$`, 'm'));
    const volumes = [...compose.matchAll(/^      - ([a-z-]+):\//gm)].map((match) => match[1]);
    expect(new Set(volumes).size).toBe(volumes.length);
    expect(
      compose
        .split(/^volumes:$/m)[1]
        ?.match(/^  [a-z-]+:$/gm)
        ?.map((line) => line.trim().slice(0, -1))
        .sort(),
    ).toEqual([...volumes].sort());
  });

  it('shows the database to nobody outside, and the product to the proxy on this computer alone', () => {
    expect(compose).toContain("- '127.0.0.1:3000:3000'");
    expect(compose.match(/ports:/g)).toHaveLength(1);
    expect(compose).toMatch(/inside:\n\s+internal: true/);
  });

  it('waits for a server not newer than the programs that back it up', () => {
    expect(compose).toContain('condition: service_healthy');
    // Debian bookworm brings version 15 of pg_dump.
    expect(dockerfile).toMatch(/^FROM node:\d+-bookworm-slim$/m);
    expect(/image: postgres:(\d+)/.exec(compose)?.[1]).toBe('15');
  });
});

describe('the unit for systemd', () => {
  it('knows only settings there are', () => {
    const names = [...unit.matchAll(/^Environment=(\w+)=/gm)].map((match) => match[1] ?? '');
    expect(names.filter((name) => ![...known, ...foreign].includes(name))).toEqual([]);
  });

  it('keeps the state in a folder of its own, closed to others, and everything else read-only', () => {
    expect(unit).toContain('Environment=DATA_DIR=/var/lib/roundview\n');
    for (const line of [
      'StateDirectory=roundview',
      'StateDirectoryMode=0700',
      'UMask=0077',
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'KillSignal=SIGTERM',
    ])
      expect(unit).toContain(`\n${line}\n`);
  });
});
