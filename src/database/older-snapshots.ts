import type { DataSource } from 'typeorm';

const pauseMs = 50;

/**
 * PostgreSQL only. Waits until no other session of this database holds a view from before this moment (a long read, an
 * ANALYZE of its own): VACUUM copies every dead row such a view may still see. False when patience ended first.
 */
export async function olderSnapshotsEnd(writer: DataSource, patienceMs: number): Promise<boolean> {
  const [now] = await writer.query<{ xid: string }[]>('SELECT pg_current_xact_id()::xid::text AS xid');
  const start = performance.now();
  for (;;) {
    const [others] = await writer.query<{ older: number }[]>(
      `SELECT count(*)::int AS older FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND backend_xmin IS NOT NULL AND age(backend_xmin) > age($1::xid)`,
      [now?.xid ?? '0'],
    );
    if (others?.older === 0) return true;
    if (performance.now() - start > patienceMs) return false;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
