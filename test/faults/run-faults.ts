import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { InvitationEntity } from '../../src/cycles/invitation.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { MixedBlockEntity } from '../../src/results/mixed-block.entity.js';
import { OpenedEnvelopes } from '../../src/results/opened-envelopes.js';
import { readAnswers } from '../../src/results/sealed-answers.js';
import { TallyEntity } from '../../src/results/tally.entity.js';
import { open } from '../../src/sealing/envelope.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { SmtpMailbox } from '../support/smtp-mailbox.js';
import type { TestApp } from '../support/test-app.js';
import { openHouse } from './house.js';
import { Fleet, freePort, Instances, pause } from './instances.js';
import { daysOpen, seedDraft, type SeededRequest, seedOpenCycle } from './seeds.js';
import { SubmitLoad, versionOf } from './submit-load.js';

export interface FaultsResult {
  readonly kills: number;
  readonly acknowledged: number;
  readonly stored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly launchRaters: number;
  readonly mailsMissing: number;
  readonly mailsDoubled: number;
}

export interface FaultsWishes {
  readonly kills: number;
  /** A fresh PostgreSQL database; SQLite without. */
  readonly databaseUrl?: string;
  readonly subjects: number;
  /** Processes on one database; more than one needs PostgreSQL. */
  readonly instances?: number;
  readonly tell?: (line: string) => void;
}

const dayMs = 86_400_000;

/** Kills real processes of the product while people answer, while a cycle is launched, and while one is closed and mixed. */
export async function runFaults({
  kills,
  databaseUrl,
  subjects,
  instances: count = 1,
  tell = () => undefined,
}: FaultsWishes): Promise<FaultsResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roundview-faults-'));
  const mailbox = await SmtpMailbox.start();
  const port = await freePort();
  const env = {
    DATA_DIR: dataDir,
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'feedback@narvan.example',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  const app = await openHouse({ ...env, PORT: String(port), APP_URL: `http://127.0.0.1:${port}` });
  let ahead = 0;
  const seeded = { open: await seedOpenCycle(app, subjects), draft: await seedDraft(app, subjects * 2) };
  const ports = [port];
  while (ports.length < count) ports.push(await freePort());
  const fleet = new Fleet(ports.map((each) => new Instances(env, each, () => ahead)));
  const [inLaunch, inClose] = [Math.ceil(kills * 0.2), Math.ceil(kills * 0.2)];
  try {
    const load = await killDuringSubmits(fleet, seeded.open.requests, kills - inLaunch - inClose, tell);
    const stored = await storedAnswers(app, seeded.open, load);
    await killDuringLaunch(fleet, seeded.draft, inLaunch, tell);
    // The very first kill may have come before anything was stored; pressing the button again does no harm.
    await waitFor(
      fleet,
      () => isLaunched(app, seeded.draft.id),
      () => launch(fleet, seeded.draft.id, seeded.draft.cookie),
    );
    // Mails whose sender was killed are taken up when their lease is over.
    ahead += 20 * 60_000;
    await waitFor(fleet, () => isMailed(app, seeded.draft.id));
    const launchRaters = await ratersAsked(app, seeded.draft.id);
    const mailed = seeded.draft.raters.map((address) => mailbox.to(address).length);
    ahead = (daysOpen + 3) * dayMs;
    await killDuringClose(fleet, inClose, tell);
    await waitFor(fleet, () => isClosed(app, seeded.open.id));
    const tallied = await talliedAnswers(app, seeded.open.id);
    const off = stored.versions - tallied;
    if (load.refused.length > 0) tell(`Refused: ${[...new Set(load.refused)].join('; ')}`);
    tell(`Slowest start ${Math.round(Math.max(...fleet.instances.map((each) => each.slowestStartMs)))} ms`);
    return {
      kills,
      acknowledged: load.acknowledged,
      stored: stored.versions,
      lost: stored.lost + Math.max(0, off),
      doubled: Math.max(0, -off),
      launchRaters,
      mailsMissing: mailed.filter((count) => count === 0).length,
      mailsDoubled: mailed.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    };
  } finally {
    await fleet.stop();
    await app.close();
    await mailbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function killDuringSubmits(
  fleet: Fleet,
  requests: readonly SeededRequest[],
  kills: number,
  tell: (line: string) => void,
): Promise<SubmitLoad> {
  const load = new SubmitLoad(() => fleet.any().url, requests);
  await fleet.start();
  load.begin(8);
  for (let kill = 1; kill <= kills; kill++) {
    await pause(50 + Math.random() * 250);
    const one = fleet.any();
    await one.kill();
    await one.start();
    if (kill % 20 === 0) tell(`${kill} of ${kills} kills during submits, ${load.acknowledged} acknowledged`);
  }
  await pause(100);
  await load.end();
  await fleet.kill();
  return load;
}

async function killDuringLaunch(
  fleet: Fleet,
  { id, cookie }: { id: string; cookie: string },
  kills: number,
  tell: (line: string) => void,
): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    await fleet.start();
    if (kill === 0) await launch(fleet, id, cookie);
    await pause(20 + Math.random() * 400);
    await fleet.any().kill();
  }
  tell(`${kills} kills during the launch and its mails`);
}

async function launch(fleet: Fleet, id: string, cookie: string): Promise<void> {
  const { url } = fleet.any();
  const headers = { cookie, origin: url };
  const page = await fetch(`${url}/cycles/new`, { headers }).then((answer) => answer.text());
  const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ _csrf: token });
  // Whether it is answered is the question.
  void fetch(`${url}/cycles/${id}/launch`, { method: 'POST', redirect: 'manual', headers, body }).catch(
    () => undefined,
  );
}

async function killDuringClose(fleet: Fleet, kills: number, tell: (line: string) => void): Promise<void> {
  await fleet.kill();
  for (let kill = 0; kill < kills; kill++) {
    await fleet.start();
    await pause(Math.random() * 600);
    await fleet.any().kill();
  }
  tell(`${kills} kills while the cycle was closed and mixed`);
}

/** Lets the product work undisturbed until it is done. */
async function waitFor(
  fleet: Fleet,
  isDone: () => Promise<boolean>,
  begin: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await fleet.start();
  await begin();
  for (let turn = 0; turn < 600; turn++) {
    await pause(200);
    if (await isDone()) return fleet.kill();
  }
  throw new Error(`The product did not finish:\n${fleet.said}`);
}

const isLaunched = async (app: TestApp, id: string): Promise<boolean> =>
  (await app.database.of(CycleEntity).findOneByOrFail({ id })).state === 'open';

const isClosed = async (app: TestApp, id: string): Promise<boolean> =>
  (await app.database.of(CycleEntity).findOneByOrFail({ id })).state === 'closed';

const isMailed = async (app: TestApp, cycleId: string): Promise<boolean> => {
  const mails = app.database.of(OutboxMailEntity);
  return (await mails.countBy({ cycleId, state: 'sent' })) === (await mails.countBy({ cycleId }));
};

/** Raters with exactly one link and one mail. */
async function ratersAsked(app: TestApp, cycleId: string): Promise<number> {
  const links = await app.database.of(InvitationEntity).findBy({ cycleId });
  const mails = await app.database.of(OutboxMailEntity).findBy({ cycleId, kind: 'invitation' });
  const count = new Map<string, number>();
  for (const { personId } of mails) count.set(personId, (count.get(personId) ?? 0) + 1);
  return links.filter(({ raterId }) => count.get(raterId) === 1).length;
}

/** What lies in the envelopes against what was promised: nothing older than the last thank-you page. */
async function storedAnswers(
  app: TestApp,
  { id, requests }: { id: string; requests: SeededRequest[] },
  load: SubmitLoad,
): Promise<{ versions: number; lost: number }> {
  const { privateKey, publicKey } = app.get(OpenedEnvelopes).keyOf(id);
  const envelopes = new Map(
    (await app.database.of(EnvelopeEntity).find()).map((each) => [each.assignmentId, each.sealed]),
  );
  const done = new Set((await app.database.of(AssignmentEntity).findBy({ status: 'done' })).map((each) => each.id));
  let [versions, lost] = [0, 0];
  for (const { assignmentId, group } of requests) {
    const sealed = envelopes.get(assignmentId);
    const { acknowledged, tried } = load.sent.get(assignmentId) ?? { acknowledged: 0, tried: 0 };
    if (sealed) versions += 1;
    const version = sealed ? versionOf(group, readAnswers(open(sealed, privateKey, publicKey, id, assignmentId))) : 0;
    if (version < acknowledged || version > tried || done.has(assignmentId) !== Boolean(sealed)) lost += 1;
  }
  return { versions, lost };
}

/** How many answers the tallies were made of: each counts once for the behaviour most people judged. */
async function talliedAnswers(app: TestApp, cycleId: string): Promise<number> {
  let sum = 0;
  for (const { id } of await app.database.of(ReviewEntity).findBy({ cycleId })) {
    const tallies = await app.database.of(TallyEntity).findBy({ reviewId: id });
    const blocks = await app.database.of(MixedBlockEntity).findBy({ reviewId: id });
    for (const { block } of blocks) {
      const counts = tallies
        .filter((each) => each.block === block)
        .map(({ histogram }) => histogram.reduce((a, b) => a + b, 0));
      sum += Math.max(0, ...counts);
    }
  }
  return sum;
}
