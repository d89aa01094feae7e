const firstMinutes = 5;
const longestMinutes = 60;
const patienceDays = 5;

/** When a mail that was refused for now is tried again: after 5, 10, 20, 40, then every 60 minutes; null after five days. */
export function nextTry(attempts: number, firstTriedAt: Date, now: Date): Date | null {
  if (now.getTime() - firstTriedAt.getTime() >= patienceDays * 24 * 60 * 60_000) return null;
  const minutes = Math.min(longestMinutes, firstMinutes * 2 ** Math.min(attempts - 1, 10));
  return new Date(now.getTime() + minutes * 60_000);
}
