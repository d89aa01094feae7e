// npm run bench [-- --json]: how far we are from what the same machine can do at all; never part of npm test.
import { loadavg } from 'node:os';
import { reportRows } from './report-rows.mjs';

const load = loadavg()[0] ?? 0;
const rows = [...(await reportRows())];
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows }));
else {
  console.log(
    `Load average at the start: ${load.toFixed(1)}. Milliseconds of CPU per operation unless the row says otherwise.`,
  );
  console.table(rows);
}
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
