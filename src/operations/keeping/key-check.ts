import { type KeyAlarm, keyAlarm, type KeyDuty, keyDuty, type KeyStanding } from '../../domain/key-custody.js';
import type { KeyFolders } from '../../sealing/key-folders.js';
import type { KeyHolder } from './key-holders.js';

/** What `npm run keys` prints, line by line, and how many of the lines are alarms. */
export interface KeyCheck {
  readonly lines: readonly string[];
  readonly alarms: number;
}

const duties: Readonly<Record<KeyDuty, string>> = {
  none: 'has no key yet',
  needed: 'its answers are sealed; the key must lie in every place',
  waiting: 'mixed; the key waits for a verified backup or seven days',
  due: 'mixed; the key is destroyed at the next turn',
  destroyed: 'key destroyed',
};

const standings: Readonly<Record<KeyStanding | KeyAlarm, string>> = {
  good: 'there, wrapped, opens, belongs to the cycle',
  missing: 'not there',
  'not-wrapped': 'lies there unwrapped: whoever reads the file can open answers',
  unreadable: 'cannot be opened: the file is damaged or APP_SECRET is another one',
  foreign: 'opens, but does not belong to the public key in the database',
  'open-to-others': 'can be read by other users of this machine (chmod 600)',
  'not-destroyed': 'still there although the key is recorded as destroyed: delete the file',
  'belongs-to-nothing': 'belongs to nothing in this database: delete the file, or find out where it comes from',
};

/** Every key in every place, judged against what the database says (anonymity 2). */
export function checkKeys(holders: readonly KeyHolder[], keys: KeyFolders, now: Date): KeyCheck {
  const lines: string[] = [];
  let alarms = 0;
  const tell = (folder: string, standing: KeyStanding, alarm: KeyAlarm | null): void => {
    if (alarm) alarms += 1;
    lines.push(`  ${alarm ? 'ALARM ' : 'ok    '} ${folder}: ${standings[alarm ?? standing]}`);
  };
  if (keys.folders.length < 2)
    lines.push('No second place for keys is set (BACKUP_KEYS_DIR): a lost disk loses all answers.');
  for (const holder of holders) {
    const duty = keyDuty(holder, now);
    const since = holder.keyDestroyedAt ? ` on ${holder.keyDestroyedAt.toISOString().slice(0, 10)}` : '';
    lines.push(`${holder.name} (${holder.id}, ${holder.state}): ${duties[duty]}${since}`);
    for (const folder of keys.folders) {
      const standing = keys.standing(folder, holder.id, holder.publicKey);
      tell(folder, standing, keyAlarm(duty, standing));
    }
  }
  const known = new Set(holders.map(({ id }) => id));
  for (const folder of keys.folders) {
    for (const id of keys.listed(folder).filter((each) => !known.has(each))) {
      lines.push(`${id}: no such cycle`);
      tell(folder, 'good', 'belongs-to-nothing');
    }
  }
  return { lines: [...lines, alarms === 0 ? 'All keys are as they must be.' : `${alarms} alarm(s).`], alarms };
}

/** Puts good copies where keys that are needed are missing; what was done, line by line. */
export function mendKeys(holders: readonly KeyHolder[], keys: KeyFolders, now: Date): string[] {
  return holders
    .filter((holder) => keyDuty(holder, now) === 'needed')
    .flatMap(({ id, name, publicKey }) =>
      keys.mend(id, publicKey).map((folder) => `${name}: a good copy of the key was put into ${folder}`),
    );
}
