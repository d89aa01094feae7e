import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { randomId } from '../random-id.js';
import type { Archive } from './archive.js';
import { ArchiveBroken } from './archive-problems.js';
import { settle } from './settled-file.js';

const ours = /^roundview-.+\.(sqlite|dump)(\.sha256)?$/;
const dayMs = 86_400_000;

/**
 * Makes an archive in a folder and gives its file, with its checksum beside it, only after it was read from end to end
 * and `examine` found in it what must be there; when anything fails it throws and leaves nothing.
 */
export async function makeBackup(
  archive: Archive,
  folder: string,
  label: string,
  examine: (file: string) => Promise<void>,
): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `roundview-${label}-${randomId()}.${archive.ending}`);
  const unfinished = `${file}.unfinished`;
  try {
    await archive.make(unfinished);
    await archive.check(unfinished);
    await examine(unfinished);
    settle(unfinished);
    writeFileSync(`${file}.sha256`, `${await sha256OfFile(unfinished)}  ${basename(file)}\n`, { mode: 0o600 });
    renameSync(unfinished, file);
    settle(folder);
    return file;
  } finally {
    rmSync(unfinished, { force: true });
    if (!existsSync(file)) rmSync(`${file}.sha256`, { force: true });
  }
}

/** Throws ArchiveBroken when a file is not what its checksum says, or cannot be read from end to end. */
export async function checkBackup(archive: Archive, file: string): Promise<void> {
  const note = `${file}.sha256`;
  if (existsSync(note)) {
    const [expected = ''] = readFileSync(note, 'utf8').split(' ');
    if (expected !== (await sha256OfFile(file))) throw new ArchiveBroken(`${file} is not what its checksum says`);
  }
  await archive.check(file);
}

/** Deletes our own backups in the folder of the newest one that are older than so many days; returns how many. */
export function deleteOldBackups(newest: string, keepDays: number, now: Date): number {
  const folder = dirname(newest);
  const old = readdirSync(folder)
    .filter((name) => ours.test(name) && !name.startsWith(basename(newest)))
    .filter((name) => now.getTime() - statSync(join(folder, name)).mtimeMs > keepDays * dayMs);
  for (const name of old) rmSync(join(folder, name), { force: true });
  return old.filter((name) => !name.endsWith('.sha256')).length;
}

async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
