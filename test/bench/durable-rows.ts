// The durable write of one submit: what the product stores for it, beside two prepared statements of better-sqlite3 with the
// same rows, each in a transaction of its own. On PostgreSQL there is no such limit, and no row.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { enterBench } from './bench-house.js';
import { inParallel } from './clients.js';
import { cpuSince, median, ratioRow, tellRows } from './measure.js';

const house = await enterBench();
const { openHouse } = await import('../faults/house.js');
const { seedOpenCycle } = await import('../faults/seeds.js');
const { RaterVisits } = await import('../../src/surveys/rater-visits.js');
const { SentRows } = await import('../../src/surveys/sent-rows.js');
const app = await openHouse({ ...house.env, PORT: '0', APP_URL: 'http://127.0.0.1:9' });
const { requests } = await seedOpenCycle(app, 30);
const seen = await Promise.all(
  requests.map(async ({ path, assignmentId }) => {
    const visit = await app.get(RaterVisits).byLink(path.split('/')[2] ?? '', assignmentId);
    return { visit, request: visit.requests[0]! };
  }),
);
const form = { sealed: randomBytes(16_500), copy: randomBytes(16_500) };
const rows = app.get(SentRows);
const count = 600;
const clients = 32;

async function ours(index: number): Promise<void> {
  const { visit, request } = seen[index % seen.length]!;
  if (!(await app.database.writeTogether(() => rows.keep(visit, request, form)))) throw new Error('Nothing was stored');
}

const bare = new Sqlite(join(house.folder, 'bare.sqlite'));
for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) bare.pragma(setting);
bare.exec(`CREATE TABLE assignment (id TEXT PRIMARY KEY, status TEXT) WITHOUT ROWID;
  CREATE TABLE envelope (id TEXT PRIMARY KEY, sealed BLOB, copy BLOB) WITHOUT ROWID`);
for (const { assignmentId } of requests) bare.prepare('INSERT INTO assignment VALUES (?, ?)').run(assignmentId, 'open');
const mark = bare.prepare("UPDATE assignment SET status = 'done' WHERE id = ?");
const put = bare.prepare(
  'INSERT INTO envelope VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, copy = excluded.copy',
);
const store = bare.transaction((id: string) => {
  mark.run(id);
  put.run(id, form.sealed, form.copy);
});
const limit = async (index: number): Promise<void> => {
  store.immediate(requests[index % requests.length]!.assignmentId);
};

async function measured(operation: (index: number) => Promise<void>) {
  const before = process.cpuUsage();
  const { perSecond } = await inParallel(count, clients, operation);
  return { perSecond, cpu: cpuSince(before) / count };
}
const [mine, least] = [[await measured(ours)], [await measured(limit)]];
mine.pop();
least.pop();
for (let round = 0; round < 3; round++) {
  mine.push(await measured(ours));
  least.push(await measured(limit));
}
const per = (all: typeof mine) => median(all.map(({ perSecond }) => perSecond));
const cpu = (all: typeof mine) => median(all.map((each) => each.cpu));
tellRows(
  app.database.isSqlite
    ? [
        ratioRow('durable writes a second, 32 at once', per(mine), per(least), { least: 0.6 }),
        ratioRow('durable write, CPU (1 / 0.6 of the limit)', cpu(mine), cpu(least), { most: 1.67 }),
      ]
    : [],
);
bare.close();
await app.close();
await house.leave();
