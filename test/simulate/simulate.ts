// npm run simulate: one cycle of many employees, from launch to frozen reports, with times and memory. See `help` below.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createTestDatabase } from '../support/test-database.js';
import { MailSink } from './mail-sink.js';

const help = `npm run simulate -- --employees N [--folder DIR] [--keep] [--json]
A cycle in which N employees (20 to 100000) are each asked about by ten raters: launch, mails to a mail server of its own,
answers by the pages' addresses, close, mix, reports. In a folder of its own, on SQLite; on PostgreSQL in a database of its
own where TEST_DATABASE_URL names a server. Progress is told every two seconds. Stopped at any moment, the same command
takes it up where it stood: the folder (default simulation-N in the system's folder for temporary files) remembers it.
When it is done, folder and database are removed unless --keep is given.
`;
const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '1000' },
    folder: { type: 'string' },
    keep: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const employees = Number(values.employees);
if (values.help || !Number.isInteger(employees) || employees < 20 || employees > 100_000) {
  process.stdout.write(help);
  process.exit(values.help ? 0 : 2);
}
const { tmpdir } = await import('node:os');
const kind = process.env.TEST_DATABASE_URL ? 'postgres' : 'sqlite';
const folder = resolve(values.folder ?? join(tmpdir(), `roundview-simulation-${kind}-${employees}`));
mkdirSync(folder, { recursive: true, mode: 0o700 });
// The database of a stopped run is remembered in the folder.
const note = join(folder, 'database-url');
let databaseUrl = existsSync(note) ? readFileSync(note, 'utf8') : '';
let drop = async (): Promise<void> => undefined;
if (kind === 'postgres' && !databaseUrl) {
  const made = await createTestDatabase();
  databaseUrl = made?.url ?? '';
  drop = made?.drop ?? drop;
  writeFileSync(note, databaseUrl, { mode: 0o600 });
}
// Kinds of columns are chosen when the entities are read.
if (databaseUrl) process.env.DATABASE_URL = databaseUrl;
const { AheadClock, openSimulatedHouse } = await import('./simulated-house.js');
const { simulate } = await import('./run-simulation.js');
const sink = await MailSink.start();
const clock = new AheadClock();
const env = { DATA_DIR: join(folder, 'data'), SMTP_URL: sink.url, MAIL_FROM: 'feedback@narvan.example' };
const app = await openSimulatedHouse({ ...env, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }, clock);
const result = await simulate(app, clock, employees, (line) => void process.stderr.write(`${line}\n`));
await app.close();
sink.stop();
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  const { phases, ...counts } = result;
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.stdout.write(`${phases.map((each) => JSON.stringify(each)).join('\n')}\n`);
}
if (!values.keep) {
  await drop();
  rmSync(folder, { recursive: true, force: true });
}
