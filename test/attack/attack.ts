// npm run attack -- --cycles N --seed S --json: attacks N random cycles (or as many as --minutes M allow), rules switched off, and both databases.
// Prints one JSON object; whatever it found is told on the error stream. Ends with 1 on any finding.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { attackCycles } from './cycle-attack.js';
import type { Played } from './guessing/play.js';
import { leaksUnder, mutations, triedOn } from './mutations.js';

/** The best of all attacks on one database; by chance one guess in eight is right. */
interface Guess {
  readonly trials: number;
  readonly success: number;
  readonly chance: number;
}

const chance = 1 / 8;
const tolerance = 0.025;
const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    minutes: { type: 'string', default: 'Infinity' },
  },
});
const [cycles, seed, minutes] = [values.cycles, values.seed, values.minutes].map(Number) as [number, number, number];
if (!Number.isInteger(cycles) || cycles < 1 || !Number.isInteger(seed) || !(minutes > 0)) {
  process.stderr.write('Usage: npm run attack -- --cycles N --seed S --json [--minutes M]\n');
  process.exit(2);
}

const problems: string[] = [];
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const postgresUrl = process.env.TEST_DATABASE_URL ?? '';

const sqlite = await attackDatabase('');
const postgres = postgresUrl ? await attackDatabase(postgresUrl) : null;
const attacked = attackCycles(cycles, seed, (done, findings) => {
  if (done % 250 === 0) tell(`${done} of ${cycles} cycles, ${findings.length} findings`);
  return performance.now() > minutes * 60_000 ? 'enough' : undefined;
});
for (const { kind, viewer, what } of attacked.findings) problems.push(`${kind}: ${viewer}: ${what}`);
const found = mutations.filter((mutation) => isFound(mutation));
const result = {
  cycles: attacked.cycles,
  viewers: attacked.viewers,
  numbers: attacked.numbers,
  findings: attacked.findings.length,
  mutationsTried: mutations.length,
  mutationsFound: found.length,
  guess: { sqlite: sqlite.guess, postgres: postgres?.guess ?? null },
  bytesFound: sqlite.bytes + (postgres?.bytes ?? 0),
};
if (found.length < mutations.length) problems.push('a rule that is off was not noticed: the attacker is blind');
for (const problem of problems) tell(problem);
process.stdout.write(`${values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

function isFound(mutation: (typeof mutations)[number]): boolean {
  for (let turn = 0; turn < 20; turn++)
    if (leaksUnder(mutation, triedOn(mutation, seed + turn)).length > 0) return true;
  tell(`${mutation.rule} switched off: not found`);
  return false;
}

/** The guessing game and the byte search on one database, with everything the product logs meanwhile. */
async function attackDatabase(url: string): Promise<{ guess: Guess; bytes: number }> {
  const name = url ? 'PostgreSQL' : 'SQLite';
  const folder = mkdtempSync(join(tmpdir(), 'roundview-attack-'));
  const outcome = join(folder, 'outcome.json');
  const reviews = String(Math.max(300, Math.min(cycles, 600)));
  const log = await run(['database-attack.ts', reviews, String(seed), outcome], url);
  const { bytes, guessed } = JSON.parse(readFileSync(outcome, 'utf8')) as {
    bytes: { where: string; what: string }[];
    guessed: Played;
  };
  rmSync(folder, { recursive: true });
  if (/Marker-|mark [a-z]{20} /.test(log)) bytes.push({ where: 'log', what: 'an answer' });
  if (!log.includes('"level"')) problems.push(`${name}: no log was written, so none was searched`);
  for (const { where, what } of bytes) problems.push(`${name}: ${what} in ${where}`);
  const played = guessed.results.filter(({ trials }) => trials > 0);
  const best = played.reduce((most, each) => (far(each) > far(most) ? each : most));
  if (far(best) > tolerance) problems.push(`${name}: ${best.name}: ${best.success} of ${best.trials} guesses right`);
  tell(
    `${name}: ${played.length} attacks, farthest from chance: ${best.name}, ${best.success.toFixed(4)} of ${best.trials}`,
  );
  for (const missing of guessed.missing) tell(`${name}: not read here: ${missing}`);
  return { guess: { trials: best.trials, success: round(best.success), chance }, bytes: bytes.length };
}

function far({ success }: { readonly success: number }): number {
  return Math.abs(success - chance);
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** Runs one of our files and gives back all it wrote; throws when it fails. */
function run([file = '', ...args]: string[], databaseUrl: string): Promise<string> {
  const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, ['--import', here('register.mjs'), here(file), ...args], {
    env: { ...process.env, TEST_DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      const log = Buffer.concat(parts).toString();
      if (code === 0) resolve(log);
      else reject(new Error(`${file} ended with ${code}: ${log.slice(-2000)}`));
    });
  });
}
