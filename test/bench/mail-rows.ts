// Invitations made, sent and marked, beside the mail library's own pool with mails that are ready; to a mail server in a process
// of its own that takes everything, at once or after 20 ms.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { enterBench } from './bench-house.js';
import { cpuSince, ratioRow, type Row, tellRows } from './measure.js';

const count = 300;
const connections = 5;

interface Cost {
  readonly cpu: number;
  readonly perSecond: number;
}

async function startSink(delayMs: number): Promise<{ url: string; stop: () => void }> {
  const child = fork(fileURLToPath(new URL('./sink-child.ts', import.meta.url)), [String(delayMs)]);
  const [url] = (await once(child, 'message')) as [string];
  return { url, stop: () => child.disconnect() };
}

async function costOf(mails: number, work: () => Promise<unknown>): Promise<Cost> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  await work();
  return { cpu: cpuSince(before) / mails, perSecond: mails / ((performance.now() - begun) / 1000) };
}

const house = await enterBench();
const { openSimulatedHouse, AheadClock } = await import('../simulate/simulated-house.js');
const { seedDraft } = await import('../faults/seeds.js');
const { LaunchService } = await import('../../src/cycles/launch.service.js');
const { OutboxWorker } = await import('../../src/mail/outbox.worker.js');
const { OutboxMailEntity } = await import('../../src/mail/outbox-mail.entity.js');

/** Ours: a launch's mails, as the outbox sends them. */
async function ours(url: string, mails: number): Promise<Cost> {
  const env = {
    ...house.env,
    DATA_DIR: `${house.folder}/${Math.random()}`,
    SMTP_URL: url,
    MAIL_FROM: 'hr@narvan.example',
  };
  const app = await openSimulatedHouse(env, new AheadClock());
  const { id } = await seedDraft(app, mails);
  await app.get(LaunchService).start(id, '');
  await app.get(LaunchService).finish(id);
  const cost = await costOf(mails, () => app.get(OutboxWorker).tick());
  const sent = await app.database.of(OutboxMailEntity).countBy({ state: 'sent' });
  if (sent < mails) throw new Error(`${sent} of ${mails} mails were sent`);
  await app.close();
  return cost;
}

async function pool(url: string): Promise<Cost> {
  const transporter = createTransport(`${url}/?pool=true&maxConnections=${connections}`);
  const text = 'Please tell us what you have seen of Leila Rahimi in the last six months.\n'.repeat(40);
  const send = (index: number) =>
    transporter.sendMail({
      from: 'hr@narvan.example',
      to: `person-${index}@narvan.example`,
      subject: 'Feedback for Leila Rahimi',
      text,
      html: `<p>${text}</p>`,
    });
  const cost = await costOf(count, () => Promise.all(Array.from({ length: count }, (_, index) => send(index))));
  transporter.close();
  return cost;
}

const rows: Row[] = [];
const quick = await startSink(0);
const [mine, least] = [await ours(quick.url, count), await pool(quick.url)];
// The goal of half as many a second, as CPU.
rows.push(ratioRow('mail made, sent, marked, CPU', mine.cpu, least.cpu, { most: 2 }));
rows.push(ratioRow('mails a second', mine.perSecond, least.perSecond, { least: 0.5 }));
if (!process.env.DATABASE_URL) {
  const capped = await ours(`${quick.url}?rateLimit=20`, 60);
  rows.push(ratioRow('mails a second under a cap of 20', capped.perSecond, 20, { most: 1.05 }));
  const slow = await startSink(20);
  const waiting = await ours(slow.url, count);
  rows.push(ratioRow('mails a second, 20 ms a reply', waiting.perSecond, (connections * 1000) / 20, { least: 0.9 }));
  slow.stop();
}
quick.stop();
tellRows(rows);
await house.leave();
