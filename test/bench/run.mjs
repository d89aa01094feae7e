// npm run bench: how far we are from what the same machine can do at all; never part of npm test. See `help` below.
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const groups = {
  report: './report-rows.mjs',
  survey: './survey-rows.ts',
  durable: './durable-rows.ts',
  mail: './mail-rows.ts',
  launch: './launch-rows.ts',
  close: './close-rows.ts',
  start: './start-rows.ts',
  instances: './instances-rows.ts',
};
const help = `npm run bench -- [--only GROUP,GROUP] [--json]
Measures the product beside the least the same machine can do, in turn, three rounds, medians. It changes nothing but
folders of its own, and databases of its own where TEST_DATABASE_URL names a PostgreSQL server. Takes five to ten minutes;
stopped half-way it leaves nothing behind, and --only takes up any group alone. Groups: ${Object.keys(groups).join(', ')}.
Ends with 1 when a goal is missed.
`;
const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
const wished = values.only?.split(',') ?? Object.keys(groups);
if (values.help || wished.some((name) => !(name in groups))) {
  process.stdout.write(help);
  process.exit(values.help ? 0 : 2);
}

function rowsOf(file) {
  const hooks = fileURLToPath(new URL('../attack/register.mjs', import.meta.url));
  const args = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--import', hooks];
  const child = spawn(process.execPath, [...args, fileURLToPath(new URL(file, import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  return new Promise((resolve, reject) =>
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '[]')) : reject(new Error(`${file}: ${code}`)),
    ),
  );
}

const load = loadavg()[0] ?? 0;
const rows = [];
for (const name of wished) {
  process.stderr.write(`${name} …\n`);
  rows.push(...(await rowsOf(groups[name])));
}
if (values.json) console.log(JSON.stringify({ rows }));
else {
  console.log(
    `Load average at the start: ${load.toFixed(1)}. Milliseconds of CPU per operation unless the row says otherwise.`,
  );
  console.table(rows);
}
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
