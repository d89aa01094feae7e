import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { enterBench } from './bench-house.js';
import { get, inParallel, percentile, post, type Round } from './clients.js';
import { median, ratioRow, tellRows, within } from './measure.js';
import { BenchServer } from './servers.js';

interface Way {
  readonly server: BenchServer;
  readonly form: (index: number) => string;
  readonly fields: (index: number) => Record<string, string>;
}

const house = await enterBench();
const { openHouse } = await import('../faults/house.js');
const { seedOpenCycle } = await import('../faults/seeds.js');
const { fieldsOf } = await import('../faults/submit-load.js');
const preparing = await openHouse({ ...house.env, PORT: '0', APP_URL: 'http://127.0.0.1:9' });
const { requests } = await seedOpenCycle(preparing, 60);
await preparing.close();

const product = await BenchServer.start('product', house.env);
const first = requests[0]!;
await post(`${product.url}${first.path}/send`, fieldsOf(first.group, 1));
const sentPage = await get(`${product.url}${first.path}/sent`);
const formPage = await get(`${product.url}${requests[1]!.path}`);
const pages = join(house.folder, 'pages.json');
writeFileSync(pages, JSON.stringify({ form: formPage.text, sent: sentPage.text }));
const skeleton = await BenchServer.start('skeleton', {
  ...house.env,
  DATA_DIR: join(house.folder, 'skeleton'),
  SKELETON_PAGES: pages,
});
const request = (index: number) => requests[index % requests.length]!;
const ours: Way = {
  server: product,
  form: (index) => product.url + request(index).path,
  fields: (index) => fieldsOf(request(index).group, index),
};
const limit: Way = {
  server: skeleton,
  form: (index) => `${skeleton.url}/r/${request(index).assignmentId}`,
  fields: ours.fields,
};

async function page({ form }: Way, index: number): Promise<void> {
  const { status } = await get(form(index));
  if (status !== 200) throw new Error(`A page answered ${status}`);
}

async function throughToThanks(way: Way, index: number): Promise<void> {
  await page(way, index);
  await submit(way, index);
  const { status } = await get(`${way.form(index)}/sent`);
  if (status !== 200) throw new Error(`The thank-you page answered ${status}`);
}

async function submit({ form, fields }: Way, index: number): Promise<void> {
  const { status } = await post(`${form(index)}/send`, fields(index));
  if (status !== 303) throw new Error(`A form was answered ${status}`);
}

type Deed = (way: Way, index: number) => Promise<void>;

async function measured(deed: Deed, count: number, clients: number) {
  const results = new Map<Way, { cpu: number[]; rounds: Round[] }>();
  for (const way of [ours, limit]) {
    results.set(way, { cpu: [], rounds: [] });
    await inParallel(count, clients, (index) => deed(way, index));
  }
  for (let round = 0; round < 3; round++) {
    for (const [way, { cpu, rounds }] of results) {
      const before = await way.server.usage();
      rounds.push(await inParallel(count, clients, (index) => deed(way, index)));
      cpu.push(((await way.server.usage()).cpuMs - before.cpuMs) / count);
    }
  }
  const of = (way: Way) => results.get(way)!;
  return {
    cpu: (way: Way) => median(of(way).cpu),
    perSecond: (way: Way) => median(of(way).rounds.map(({ perSecond }) => perSecond)),
    p95: (way: Way) => median(of(way).rounds.map(({ times }) => percentile(times, 0.95))),
  };
}

const pageCost = await measured(page, 500, 4);
const whole = await measured(throughToThanks, 300, 4);
const many = await measured(submit, 600, 32);

/** What a browser loads with the page, once, without the font. */
async function coldWeight(): Promise<{ bytes: number; requests: number; script: number }> {
  const assets = [...new Set(formPage.text.match(/\/assets\/[^"' )]+/g) ?? [])].filter((url) => !url.includes('woff'));
  let [bytes, script] = [gzipSync(formPage.text).length, 0];
  for (const asset of assets) {
    const { text } = await get(product.url + asset);
    bytes += gzipSync(text).length;
    if (asset.includes('.js')) script += gzipSync(text).length;
  }
  return { bytes, requests: assets.length + 1, script };
}
const weight = await coldWeight();
tellRows([
  ratioRow('survey page, CPU', pageCost.cpu(ours), pageCost.cpu(limit), { most: 3 }),
  ratioRow('link → page → submit → thanks, CPU', whole.cpu(ours), whole.cpu(limit), { most: 2.5 }),
  ratioRow('submits a second, 32 clients', many.perSecond(ours), many.perSecond(limit), { least: 0.4 }),
  ratioRow('submit, 32 clients, CPU', many.cpu(ours), many.cpu(limit), { most: 2.5 }),
  within('submit, 32 clients, p95 ms', many.p95(ours), 300, 'ms'),
  within('survey page cold, kB gzip, no font', weight.bytes / 1000, 50, 'kB'),
  within('survey page cold, requests', weight.requests, 8, 'requests'),
  within('survey page script, kB gzip', weight.script / 1000, 10, 'kB'),
]);
await product.stop();
await skeleton.stop();
await house.leave();
