import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '../../src/config/project-root.js';
import { createTestDatabase } from '../support/test-database.js';
import { runFaults } from './run-faults.js';

const newest = (folder: string, kind: RegExp): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => kind.test(name))
      .map((name) => statSync(join(folder, name)).mtimeMs),
  );

/** Real processes run what is built; it is built anew only when something changed since. */
function buildIfOld(): void {
  const built = projectPath('dist', 'main.js');
  if (existsSync(built) && newest(projectPath('dist'), /\.js$/) > newest(projectPath('src'), /\.ts$/)) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: projectPath(), stdio: 'pipe' });
}

describe('a process killed at any moment (F1, F3, F15, F18)', () => {
  beforeAll(() => buildIfOld(), 120_000);

  // `npm run faults -- --kills 1000` does the same for longer; few kills keep the suite quick.
  it('loses no answer whose thank-you page was sent, counts none twice, and invites everybody', async () => {
    const postgres = await createTestDatabase();
    const kills = Number(process.env.FAULT_KILLS ?? 5);
    // On PostgreSQL two instances serve; now the one is killed, now the other (F8).
    const result = await runFaults({
      kills,
      subjects: 24,
      ...(postgres ? { databaseUrl: postgres.url, instances: 2 } : {}),
    });
    await postgres?.drop();
    expect(result).toMatchObject({ kills, lost: 0, doubled: 0, mailsMissing: 0, launchRaters: 48, stored: 240 });
    expect(result.acknowledged).toBeGreaterThanOrEqual(240);
    // At most the mails that were on their way when the process died; five go at once.
    expect(result.mailsDoubled).toBeLessThanOrEqual(5 * (kills + 40));
  }, 600_000);
});
