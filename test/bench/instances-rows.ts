// Submits a second with one and with two processes on one PostgreSQL; nothing on SQLite, where one process serves.
import { enterBench } from './bench-house.js';
import { inParallel, post } from './clients.js';
import { median, ratioRow, tellRows } from './measure.js';
import { BenchServer } from './servers.js';

const count = 400;
const house = await enterBench();
if (!house.env.DATABASE_URL) {
  tellRows([]);
  await house.leave();
  process.exit();
}
const { openHouse } = await import('../faults/house.js');
const { seedOpenCycle } = await import('../faults/seeds.js');
const { fieldsOf } = await import('../faults/submit-load.js');
const preparing = await openHouse({ ...house.env, PORT: '0', APP_URL: 'http://127.0.0.1:9' });
const { requests } = await seedOpenCycle(preparing, 60);
await preparing.close();
const servers = [await BenchServer.start('product', house.env), await BenchServer.start('product', house.env)];

async function perSecond(used: readonly BenchServer[]): Promise<number> {
  const { perSecond: rate } = await inParallel(count, 32, async (index) => {
    const { path, group } = requests[index % requests.length]!;
    const { status } = await post(`${used[index % used.length]!.url}${path}/send`, fieldsOf(group, index));
    if (status !== 303) throw new Error(`A form was answered ${status}`);
  });
  return rate;
}
await perSecond(servers);
const [two, one]: [number[], number[]] = [[], []];
for (let round = 0; round < 3; round++) {
  one.push(await perSecond(servers.slice(0, 1)));
  two.push(await perSecond(servers));
}
tellRows([ratioRow('submits a second, two processes and one', median(two), median(one), { least: 1 })]);
for (const server of servers) await server.stop();
await house.leave();
