import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { OutboxMailEntity } from '../../src/mail/outbox-mail.entity.js';
import { filesIn, locate, walSince } from './guessing/traces.js';
import type { TestApp } from '../support/test-app.js';

/** Bytes somebody could carry away, and where they lie. */
export interface Haystack {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface ByteFinding {
  readonly where: string;
  readonly what: string;
}

/** Which part of PostgreSQL's log is read: from a place on, or every segment that lies there, also under a later name. */
interface Log {
  readonly startLsn?: string;
  readonly isLogWhole?: boolean;
}

/** Everything that leaves the process: files under DATA_DIR with WAL and keys, outbox, dump, tables' files and log. */
export async function haystacks(testApp: TestApp, options: Log = {}): Promise<Haystack[]> {
  const files = filesIn(testApp.dataDir).map(({ path, bytes }) => ({ name: path, bytes }));
  const outbox = await testApp.database.of(OutboxMailEntity).find();
  const all = [...files, { name: 'outbox', bytes: Buffer.from(JSON.stringify(outbox)) }];
  return testApp.database.isSqlite ? all : [...all, ...(await postgresBytes(testApp, options))];
}

async function postgresBytes(testApp: TestApp, { startLsn, isLogWhole }: Log): Promise<Haystack[]> {
  const source = testApp.database.manager.connection as DataSource;
  await source.query('CHECKPOINT');
  const { url } = source.options as { url: string };
  const dump = execFileSync('pg_dump', ['--format=plain', url], { maxBuffer: 2 ** 30 });
  const [folder, table] = await locate(testApp);
  const base = join(folder, table, '..');
  const heaps = existsSync(base) ? readable(base) : [];
  const wal = startLsn ? walSince(folder, startLsn) : null;
  const log = wal ? [{ name: 'WAL', bytes: wal }] : isLogWhole ? readable(join(folder, 'pg_wal')) : [];
  return [{ name: 'dump', bytes: dump }, ...heaps, ...log];
}

/** What a base backup would copy of this database. */
function readable(folder: string): Haystack[] {
  try {
    return filesIn(folder).map(({ path, bytes }) => ({ name: path, bytes }));
  } catch {
    return [];
  }
}

/** A marker in any dress in which it could lie there: bare, UTF-16, hex, base64 at any offset, escaped. */
export function findMarkers(haystack: readonly Haystack[], markers: readonly string[]): ByteFinding[] {
  return markers.flatMap((marker) =>
    haystack.flatMap(({ name, bytes }) =>
      dresses(marker)
        .filter((dress) => bytes.includes(dress))
        .map(() => ({ where: name, what: marker })),
    ),
  );
}

function dresses(marker: string): Buffer[] {
  const plain = Buffer.from(marker);
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift, 'x'), plain]).toString('base64');
    // Letters at both ends also hold bits of what stands beside the marker.
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, -4));
  });
  const hex = plain.toString('hex');
  const escaped = JSON.stringify(marker).slice(1, -1);
  return [
    plain,
    Buffer.from(marker, 'utf16le'),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    Buffer.from(escaped),
    Buffer.from(encodeURIComponent(marker)),
    ...base64,
  ];
}

const slice = 32;
const stride = 16;

/**
 * Any 32 bytes of these envelopes, bare or in hex as in a dump. In the hay only every 16th place is looked at: 32 bytes
 * from anywhere cover one of them, and from there both are compared as far as they agree.
 */
export function findSlices(haystack: readonly Haystack[], envelopes: readonly Buffer[]): ByteFinding[] {
  const needles = new Needles(envelopes);
  return haystack.flatMap(({ name, bytes }) =>
    [bytes, ...unhexed(bytes)].some((each) => needles.areIn(each))
      ? [{ where: name, what: '32 bytes of an envelope' }]
      : [],
  );
}

class Needles {
  /** Whether four bytes begin anywhere in an envelope, by a short hash: what keeps reading of many megabytes quick. */
  private readonly mayBegin = new Uint8Array(2 ** 24);
  private readonly places = new Map<number, { envelope: Buffer; at: number }[]>();

  constructor(envelopes: readonly Buffer[]) {
    for (const envelope of envelopes)
      for (let at = 0; at + 4 <= envelope.length; at++) {
        const head = envelope.readInt32LE(at);
        this.mayBegin[head >>> 8] = 1;
        this.places.set(head, [...(this.places.get(head) ?? []), { envelope, at }]);
      }
  }

  areIn(hay: Buffer): boolean {
    for (let at = 0; at + 4 <= hay.length; at += stride) {
      const head = hay.readInt32LE(at);
      if (head === 0 || this.mayBegin[head >>> 8] === 0) continue;
      if (this.places.get(head)?.some(({ envelope, at: place }) => agreeing(hay, at, envelope, place) >= slice))
        return true;
    }
    return false;
  }
}

/** How many bytes in a row agree around a place in each. */
function agreeing(hay: Buffer, at: number, envelope: Buffer, place: number): number {
  let [before, after] = [0, 0];
  while (before < Math.min(at, place, slice) && hay[at - before - 1] === envelope[place - before - 1]) before++;
  while (at + after < hay.length && place + after < envelope.length && after < slice) {
    if (hay[at + after] !== envelope[place + after]) break;
    after++;
  }
  return before + after;
}

/** Long runs of hex digits as the bytes they stand for. */
function unhexed(bytes: Buffer): Buffer[] {
  const runs = bytes.toString('latin1').match(/(?:[0-9a-f]{2}){64,}/g) ?? [];
  return runs.map((run) => Buffer.from(run, 'hex'));
}

export async function sealedEnvelopes(testApp: TestApp): Promise<Buffer[]> {
  const rows = await testApp.database.of(EnvelopeEntity).find();
  return rows.flatMap(({ sealed, copy }) => [sealed, copy].filter((bytes) => bytes !== null));
}
