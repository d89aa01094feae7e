// The whole check as one command: types, lint, build, then every test on SQLite and, when
// TEST_DATABASE_URL names a PostgreSQL server, once more on PostgreSQL. The last line counts over all of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const results = mkdtempSync(join(tmpdir(), 'roundview-results-'));
const jest = [
  ...['--import', './test/support/ts-in-workers.mjs'],
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
  '--passWithNoTests',
];
/** Run once: the pure rules, the words and the look of pages know no database. A real browser's answers are stored in both. */
const sameOnBoth = [
  'test/domain/',
  'test/views/',
  'test/browser/(?!rater)',
  'test/(architecture|bad-input-table|config|i18n)\\.spec',
  'test/attack/(attacker|forced-answers|report-explanation|random-cycles)\\.spec',
];
let passed = 0;
let failed = 0;

function step(name, command, args, env = {}) {
  const started = Date.now();
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`== ${name}: ${status === 0 ? 'ok' : 'failed'} in ${Math.round((Date.now() - started) / 1000)} s`);
  return status === 0;
}

function check(name, command, args) {
  if (step(name, command, args)) return;
  failed += 1;
}

function suite(name, env, more = []) {
  const file = join(results, `${name}.json`);
  const isGreen = step(
    name,
    'node',
    [...jest, '--json', `--outputFile=${file}`, ...process.argv.slice(2), ...more],
    env,
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    passed += report.numPassedTests;
    failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
    if (!isGreen && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

check('types', 'npx', ['tsc', '--noEmit']);
check('lint', 'npx', ['eslint', '.']);
check('build', 'npm', ['run', '--silent', 'build']);
suite('tests on SQLite', { TEST_DATABASE_URL: '' });
if (process.env.TEST_DATABASE_URL)
  suite(
    'tests on PostgreSQL',
    {},
    sameOnBoth.map((path) => `--testPathIgnorePatterns=${path}`),
  );
else console.log('\nTEST_DATABASE_URL is not set: PostgreSQL was left out.');

rmSync(results, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
