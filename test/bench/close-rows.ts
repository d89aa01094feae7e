// Mix and reports of a closed cycle, beside a bare loop that opens the same envelopes and counts their points.
import { enterBench } from './bench-house.js';
import { cpuSince, ratioRow, type Row, tellRows, within } from './measure.js';

const [few, many] = [40, 200];
const house = await enterBench();
const { openSimulatedHouse, AheadClock } = await import('../simulate/simulated-house.js');
const { seedOpenCycle } = await import('../faults/seeds.js');
const { phase } = await import('../simulate/phases.js');
const { answeredCycle } = await import('./answered-cycle.js');
const { MixService } = await import('../../src/results/mix.service.js');
const { OpenedEnvelopes } = await import('../../src/results/opened-envelopes.js');
const { open } = await import('../../src/sealing/envelope.js');
const app = await openSimulatedHouse(house.env, new AheadClock());

async function measured(subjects: number) {
  const cycle = await seedOpenCycle(app, subjects);
  const envelopes = await answeredCycle(app, cycle);
  const { privateKey, publicKey } = app.get(OpenedEnvelopes).keyOf(cycle.id);
  const begun = process.cpuUsage();
  const counts = new Map<string, Uint32Array>();
  for (const { assignmentId, sealed } of envelopes) {
    const plain = open(sealed, privateKey, publicKey, cycle.id, assignmentId);
    const { ratings } = JSON.parse(plain.toString()) as { ratings: Record<string, number> };
    for (const [id, point] of Object.entries(ratings)) {
      const count = counts.get(id) ?? new Uint32Array(5);
      count[point - 1]! += 1;
      counts.set(id, count);
    }
  }
  const limit = cpuSince(begun);
  global.gc?.();
  const rss = process.memoryUsage().rss / 1048576;
  const mix = await phase(
    'mix',
    () => '…',
    () => undefined,
    () => app.get(MixService).work(cycle.id),
  );
  return { ours: mix.cpuSeconds * 1000, limit, memory: mix.rssMb - rss, delay: mix.delayP99Ms };
}

await measured(few);
const [small, large] = [await measured(few), await measured(many)];
const rows: Row[] = [
  ratioRow(`close of ${many} reviews × 10, CPU ms`, large.ours, large.limit, { most: 2 }),
  ratioRow('close, CPU a review, five times as many', large.ours / many, small.ours / few, { most: 1.2 }),
  within('close, memory above what was used, MB', Math.max(0, large.memory), 100, 'MB'),
  within('event loop p99 during a close, ms', large.delay, 100, 'ms'),
];
tellRows(rows);
await app.close();
await house.leave();
