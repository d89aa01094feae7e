// What a start costs and what memory it takes, idle and under load, beside the bare skeleton of our stack.
import { join } from 'node:path';
import { enterBench } from './bench-house.js';
import { inParallel, post } from './clients.js';
import { median, ratioRow, tellRows, within } from './measure.js';
import { BenchServer } from './servers.js';

const house = await enterBench();
const { openHouse } = await import('../faults/house.js');
const { seedOpenCycle } = await import('../faults/seeds.js');
const { fieldsOf } = await import('../faults/submit-load.js');
const preparing = await openHouse({ ...house.env, PORT: '0', APP_URL: 'http://127.0.0.1:9' });
const { requests } = await seedOpenCycle(preparing, 60);
await preparing.close();

async function startCost(kind: 'product' | 'skeleton', folder: string): Promise<number> {
  const server = await BenchServer.start(kind, { ...house.env, DATA_DIR: folder });
  const { cpuMs } = await server.usage();
  await server.stop();
  return cpuMs;
}
const [ours, limit]: [number[], number[]] = [[], []];
for (let round = 0; round < 3; round++) {
  ours.push(await startCost('product', house.env.DATA_DIR!));
  limit.push(await startCost('skeleton', join(house.folder, 'skeleton')));
}

const server = await BenchServer.start('product', house.env);
const idle = (await server.usage()).rssMb;
const submit = async (index: number): Promise<void> => {
  const { path, group } = requests[index % requests.length]!;
  const { status } = await post(`${server.url}${path}/send`, fieldsOf(group, index));
  if (status !== 303) throw new Error(`A form was answered ${status}`);
};
await inParallel(500, 8, submit);
const early = (await server.usage()).rssMb;
await inParallel(2_500, 8, submit);
const late = (await server.usage()).rssMb;
tellRows([
  ratioRow('start to first page, CPU ms', median(ours), median(limit), { most: 2.5 }),
  within('memory idle, MB', idle, 150, 'MB'),
  within('memory under load, MB', late, 250, 'MB'),
  ratioRow('memory after 3,000 submits and after 500, MB', late, early, { most: 1.2 }),
]);
await server.stop();
await house.leave();
