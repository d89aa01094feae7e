import { existsSync } from 'node:fs';
import type { Config } from '../../config/config.js';
import type { Archive } from '../../database/archives/archive.js';
import { archiveOf } from '../../database/archives/archives.js';
import { checkBackup } from '../../database/archives/backup-files.js';
import { migrations } from '../../database/migrations.js';
import type { KeyFolders } from '../../sealing/key-folders.js';
import { checkSnapshots } from './back-up.js';
import { Refused } from './refused.js';

export interface RestoreWishes {
  readonly file: string;
  /** Go on although answers in the backup cannot be opened. */
  readonly withoutKeys: boolean;
}

interface SealedInArchive {
  readonly id: string;
  readonly name: string;
}

const sealedStates = new Set(['launching', 'open', 'mixing']);

/**
 * Fills an empty place from a backup after checking all of it; says before it begins which cycles' answers could not
 * be opened, and then goes on only if told so. Throws Refused without having changed anything.
 */
export async function restore(config: Config, keys: KeyFolders | null, wishes: RestoreWishes): Promise<string[]> {
  const { file, withoutKeys } = wishes;
  const archive = archiveOf(config.database);
  if (!existsSync(file)) throw new Refused(`There is no file ${file}.`);
  if (!file.endsWith(`.${archive.ending}`)) {
    throw new Refused(`${file} does not fit the database that is set: a backup of it ends in .${archive.ending}.`);
  }
  if (!(await archive.isPlaceFree())) {
    throw new Refused('There is a database already, and a restore never overwrites one. Move it away first.');
  }
  await checkBackup(archive, file);
  await refuseNewer(archive, file);
  const snapshots = await checkSnapshots(archive, file);
  const closed = (await sealedIn(archive, file)).map((cycle) => ({
    ...cycle,
    opens: keys !== null && opens(keys, cycle),
  }));
  const lost = closed.filter((cycle) => !cycle.opens);
  const losses = lost.map(({ id, name }) => `  ${name} (${id}): no key that opens its answers was found.`);
  if (lost.length > 0 && !withoutKeys) {
    throw new Refused(
      [
        'Nothing was restored. These cycles take or hold sealed answers in the backup that could not be opened:',
        ...losses,
        'Put their keys into DATA_DIR/keys or BACKUP_KEYS_DIR and the same APP_SECRET, or say --without-keys.',
        'A cycle that was mixed after this backup has no key any more, on purpose.',
      ].join('\n'),
    );
  }
  await archive.restore(file);
  const mended = closed.filter(({ opens: isGood }) => isGood).flatMap(({ id }) => keys?.mend(id, null) ?? []);
  return [
    `Restored from ${file}; ${snapshots} frozen result(s) are as they were frozen.`,
    ...(mended.length > 0 ? [`Keys were put into ${[...new Set(mended)].join(', ')}.`] : []),
    ...(lost.length > 0 ? ['Answers that cannot be opened:', ...losses] : []),
  ];
}

function opens(keys: KeyFolders, { id }: SealedInArchive): boolean {
  return keys.folders.some((folder) => ['good', 'open-to-others'].includes(keys.standing(folder, id, null)));
}

async function sealedIn(archive: Archive, file: string): Promise<SealedInArchive[]> {
  const sealed: SealedInArchive[] = [];
  for (const table of ['cycle', 'importance_survey']) {
    for await (const { id, name, state, mixedAt } of archive.rows(file, table, ['id', 'name', 'state', 'mixedAt'])) {
      if (sealedStates.has(state ?? '') && mixedAt === null) sealed.push({ id: id ?? '', name: name ?? '' });
    }
  }
  return sealed;
}

/** Tables of a newer Roundview would be misread by this one. */
async function refuseNewer(archive: Archive, file: string): Promise<void> {
  const known = new Set(migrations.map((migration) => migration.name));
  for await (const { name } of archive.rows(file, 'migrations', ['name'])) {
    if (!known.has(name ?? '')) throw new Refused('This backup was made by a newer Roundview. Install that one first.');
  }
}
