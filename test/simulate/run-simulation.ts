import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { ClosureService } from '../../src/cycles/closure.service.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { LaunchService } from '../../src/cycles/launch.service.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { OutboxWorker } from '../../src/mail/outbox.worker.js';
import { MixService } from '../../src/results/mix.service.js';
import { SnapshotEntity } from '../../src/results/snapshot.entity.js';
import { CycleKeys } from '../../src/sealing/cycle-keys.js';
import { linkToken } from '../../src/sealing/link-token.js';
import { daysOpen, seedDraft } from '../faults/seeds.js';
import { fieldsOf } from '../faults/submit-load.js';
import type { TestApp } from '../support/test-app.js';
import { type Phase, phase } from './phases.js';
import type { AheadClock } from './simulated-house.js';

export interface Simulation {
  readonly employees: number;
  readonly assignments: number;
  readonly answered: number;
  readonly mailsSent: number;
  readonly reports: number;
  readonly phases: readonly Phase[];
}

const cycleName = 'Autumn';
const clients = 32;
const dayMs = 86_400_000;

/** One cycle from draft to frozen reports. What an earlier, stopped run has done already is not done again. */
export async function simulate(
  app: TestApp,
  clock: AheadClock,
  employees: number,
  tell: (line: string) => void,
): Promise<Simulation> {
  const { database } = app;
  const phases: Phase[] = [];
  const during = async (name: string, progress: () => string, work: () => Promise<void>): Promise<void> =>
    void phases.push(await phase(name, progress, tell, work));
  const cycle = () => database.of(CycleEntity).findOneBy({ name: cycleName });
  const noProgress = () => '…';

  // A stop while people are written leaves no cycle behind: they are written last but for it.
  if (!(await cycle())) await during('prepare', noProgress, async () => void (await seedDraft(app, employees)));
  const { id, state } = (await cycle())!;
  if (['draft', 'launching'].includes(state))
    await during('launch', noProgress, async () => {
      if (state === 'draft') await app.get(LaunchService).start(id, '');
      await app.get(LaunchService).finish(id);
    });
  await during('mails', noProgress, () => app.get(OutboxWorker).tick());
  await during(
    'answers',
    () => `${answering.done} of ${answering.all}`,
    () => answerAll(app, id),
  );
  clock.aheadMs = (daysOpen + 3) * dayMs;
  await during('close', noProgress, () => app.get(ClosureService).closeDue());
  await during('mix and reports', noProgress, async () => {
    for (const each of await app.get(MixService).unfinished()) await app.get(MixService).work(each);
  });
  const [assignments, answered] = [
    await database.of(AssignmentEntity).count(),
    await database.of(AssignmentEntity).countBy({ status: 'done' }),
  ];
  const mailsSent = await database.of(OutboxMailEntity).countBy({ state: 'sent' });
  return { employees, assignments, answered, mailsSent, reports: await database.of(SnapshotEntity).count(), phases };
}

const answering = { done: 0, all: 0 };

/** Everybody answers everything, by the pages' own addresses, so many at once. */
async function answerAll(app: TestApp, cycleId: string): Promise<void> {
  const { database } = app;
  const reviews = new Set((await database.of(ReviewEntity).findBy({ cycleId })).map(({ id }) => id));
  const open = (await database.of(AssignmentEntity).findBy({ status: 'open' })).filter(({ reviewId }) =>
    reviews.has(reviewId),
  );
  const invitations = await database.of(InvitationEntity).findBy({ cycleId });
  const secret = open.length > 0 ? app.get(CycleKeys).linkSecret(cycleId) : Buffer.alloc(0);
  const tokens = new Map(
    invitations.map(({ id, raterId, generation }) => [
      raterId,
      linkToken(secret, { cycleId, publicId: id, generation }),
    ]),
  );
  Object.assign(answering, { done: 0, all: open.length });
  const client = async (): Promise<void> => {
    for (let next = open.pop(); next; next = open.pop()) {
      const answer = await app.app.inject({
        method: 'POST',
        url: `/r/${tokens.get(next.raterId)}/${next.id}/send`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', host: '127.0.0.1:9' },
        payload: new URLSearchParams(fieldsOf(next.group, Math.floor(Math.random() * 3_000))).toString(),
      });
      if (answer.statusCode !== 303) throw new Error(`A form was answered ${answer.statusCode}`);
      answering.done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}
