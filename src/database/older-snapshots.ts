import type { DataSource } from 'typeorm';

const pauseMs = 50;

/**
 * PostgreSQL only. Waits until nothing that began before this moment can still see what was deleted until now: VACUUM
 * copies every dead row that somebody may still see. A write still open in *any* database of the server counts, because
 * every later snapshot starts at the oldest one; so do snapshots held in this database, by standby servers and by
 * replication slots. False when patience ended first.
 */
export async function olderSnapshotsEnd(writer: DataSource, patienceMs: number): Promise<boolean> {
  const [now] = await writer.query<{ xid: string }[]>('SELECT pg_current_xact_id()::text AS xid');
  const start = performance.now();
  for (;;) {
    const [row] = await writer.query<{ over: boolean }[]>(
      `SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8
         AND NOT EXISTS (
           SELECT FROM pg_stat_activity
           WHERE (datname = current_database() OR datname IS NULL) AND pid <> pg_backend_pid()
             AND backend_xmin IS NOT NULL AND age(backend_xmin) > age($1::xid8::xid))
         AND NOT EXISTS (
           SELECT FROM pg_replication_slots
           WHERE xmin IS NOT NULL AND age(xmin) > age($1::xid8::xid)) AS over`,
      [now?.xid ?? '0'],
    );
    if (row?.over) return true;
    if (performance.now() - start > patienceMs) return false;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
