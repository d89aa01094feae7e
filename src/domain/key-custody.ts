import type { CycleState } from './cycle-lifecycle.js';

/** How the key of a cycle lies in one folder; `foreign` opens but does not belong to the cycle's public key. */
export type KeyStanding = 'missing' | 'good' | 'not-wrapped' | 'unreadable' | 'foreign' | 'open-to-others';

/** What the database says of a cycle whose key is looked after. */
export interface KeptCycle {
  readonly state: CycleState;
  readonly isImported: boolean;
  readonly mixedAt: Date | null;
  readonly keyDestroyedAt: Date | null;
  readonly backupVerifiedAt: Date | null;
}

/**
 * Where a cycle stands with its key: none yet or ever · needed, until all its answers are mixed · due to be destroyed,
 * which a verified backup or seven days allow · destroyed (anonymity 2).
 */
export type KeyDuty = 'none' | 'needed' | 'waiting' | 'due' | 'destroyed';

export const daysWithoutBackup = 7;
const dayMs = 86_400_000;

export function keyDuty(cycle: KeptCycle, now: Date): KeyDuty {
  if (cycle.isImported || cycle.state === 'draft' || cycle.state === 'nominating') return 'none';
  if (cycle.keyDestroyedAt) return 'destroyed';
  if (!cycle.mixedAt) return 'needed';
  return mayDestroy(cycle, now) ? 'due' : 'waiting';
}

/** After the mix: once a backup made since then was verified, or after seven days (anonymity 2). */
export function mayDestroy(
  { mixedAt, backupVerifiedAt }: Pick<KeptCycle, 'mixedAt' | 'backupVerifiedAt'>,
  now: Date,
): boolean {
  if (!mixedAt) return false;
  return backupVerifiedAt !== null || now.getTime() - mixedAt.getTime() >= daysWithoutBackup * dayMs;
}

/** What is wrong with a key in one folder, or null; a key that is due may lie there until the next turn of the worker. */
export function keyAlarm(duty: KeyDuty, standing: KeyStanding): KeyAlarm | null {
  if (duty === 'needed') return standing === 'good' ? null : standing;
  if (standing === 'missing') return null;
  if (duty === 'destroyed') return 'not-destroyed';
  if (duty === 'none') return 'belongs-to-nothing';
  return standing === 'open-to-others' || standing === 'not-wrapped' ? standing : null;
}

export type KeyAlarm = Exclude<KeyStanding, 'good'> | 'not-destroyed' | 'belongs-to-nothing';
