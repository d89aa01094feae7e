// npm run faults -- --kills N --json: kills the product N times while people answer, a cycle is launched and one is closed, and
// says what was lost or doubled; on PostgreSQL where TEST_DATABASE_URL names a server, else on SQLite. Ends with 1 on any loss.
import { parseArgs } from 'node:util';
import { createTestDatabase } from '../support/test-database.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    subjects: { type: 'string', default: '100' },
    instances: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [kills, subjects, instances] = [Number(values.kills), Number(values.subjects), Number(values.instances)];
const isPossible = instances === 1 || (instances > 1 && Boolean(process.env.TEST_DATABASE_URL));
if (!isPossible || !Number.isInteger(kills) || kills < 5 || !Number.isInteger(subjects) || subjects < 20) {
  process.stderr.write(
    'Usage: npm run faults -- --kills N [--subjects N] [--instances N] --json (at least 5 kills, 20 subjects)\n',
  );
  process.exit(2);
}
const postgres = await createTestDatabase();
// Kinds of columns are chosen when the entities are read.
if (postgres) process.env.DATABASE_URL = postgres.url;
const { runFaults } = await import('./run-faults.js');
try {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const result = await runFaults({
    kills,
    subjects,
    instances,
    tell,
    ...(postgres ? { databaseUrl: postgres.url } : {}),
  });
  process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
  process.exitCode = result.lost + result.doubled + result.mailsMissing > 0 ? 1 : 0;
} finally {
  await postgres?.drop();
}
