// A launch of thousands of requests with their links and mails, beside TypeORM's bulk insert of the same rows; and what pages
// of another cycle wait meanwhile. Pages are asked for in the same process: what keeps its thread keeps them.
import { enterBench } from './bench-house.js';
import { inParallel, percentile } from './clients.js';
import { cpuSince, ratioRow, tellRows, within } from './measure.js';

const subjects = 500;
const house = await enterBench({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@narvan.example' });
const { openSimulatedHouse, AheadClock } = await import('../simulate/simulated-house.js');
const { seedDraft, seedOpenCycle } = await import('../faults/seeds.js');
const { phase } = await import('../simulate/phases.js');
const { LaunchService } = await import('../../src/cycles/launch.service.js');
const { AssignmentEntity } = await import('../../src/cycles/assignment.entity.js');
const { InvitationEntity } = await import('../../src/cycles/invitation.entity.js');
const { OutboxMailEntity } = await import('../../src/mail/outbox-mail.entity.js');
const { randomId } = await import('../../src/database/random-id.js');
const app = await openSimulatedHouse(house.env, new AheadClock());
const other = await seedOpenCycle(app, 20);
const draft = await seedDraft(app, subjects);

async function page(index: number): Promise<void> {
  const { path } = other.requests[index % other.requests.length]!;
  const { statusCode } = await app.app.inject({ url: path, headers: { host: '127.0.0.1:9' } });
  if (statusCode !== 200) throw new Error(`A page answered ${statusCode}`);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
await inParallel(100, 1, page);
const idle = await inParallel(200, 1, page);

const before = process.cpuUsage();
let isOver = false;
const during: number[] = [];
const looking = (async () => {
  for (let index = 0; !isOver; index++) during.push(...(await inParallel(1, 1, () => page(index))).times);
})();
const launched = await phase(
  'launch',
  () => '…',
  () => undefined,
  async () => {
    await app.get(LaunchService).start(draft.id, '');
    await app.get(LaunchService).finish(draft.id);
  },
);
isOver = true;
await looking;
const perPage = 5;
const ours = cpuSince(before) - during.length * perPage;

/** The same rows, written as quickly as the library does. */
async function bulk(): Promise<number> {
  const [assignments, invitations, mails] = await Promise.all([
    app.database.of(AssignmentEntity).find(),
    app.database.of(InvitationEntity).findBy({ cycleId: draft.id }),
    app.database.of(OutboxMailEntity).find(),
  ]);
  const begun = process.cpuUsage();
  const write = async <E extends object>(entity: new () => E, rows: readonly object[]): Promise<void> => {
    for (let start = 0; start < rows.length; start += 500)
      await app.database.write(() => app.database.of(entity).insert(rows.slice(start, start + 500) as never[]));
  };
  const fresh = <R extends object>(rows: readonly R[], more: () => object): object[] =>
    rows.map((row) => ({ ...row, ...more() }));
  await write(
    AssignmentEntity,
    fresh(assignments, () => ({ id: randomId(), reviewId: randomId() })),
  );
  await write(
    InvitationEntity,
    fresh(invitations, () => ({ id: randomId(), cycleId: randomId() })),
  );
  await write(
    OutboxMailEntity,
    fresh(mails, () => ({ id: randomId(), cycleId: randomId() })),
  );
  return cpuSince(begun);
}
const limit = await bulk();
const sorted = during.toSorted((a, b) => a - b);
tellRows([
  // The goal of half its speed, as CPU.
  ratioRow(`launch of ${subjects * 10} requests, CPU ms`, ours, limit, { most: 2 }),
  ratioRow('page p99 during a launch, ms', percentile(sorted, 0.99), percentile(idle.times, 0.99), { most: 3 }),
  within('event loop p99 during a launch, ms', launched.delayP99Ms, 100, 'ms'),
]);
await app.close();
await house.leave();
