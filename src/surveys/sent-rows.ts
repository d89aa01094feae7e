import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { OpenVisit } from './open-visit.js';
import type { RaterRequest } from './rater-visit.js';

export interface SealedForm {
  readonly sealed: Buffer;
  readonly copy: Buffer;
}

interface Counted {
  readonly affected?: number;
}

const markDone = `UPDATE "assignment" SET "status" = 'done', "declineReason" = NULL WHERE "id" = $1 AND "raterId" = $2`;
/** The cycle still open with the dates that were seen, the link not revoked. */
const stillTaking = `FROM "cycle" c JOIN "invitation" i ON i."cycleId" = c."id"
  WHERE c."id" = $3 AND c."state" = 'open' AND c."closesOn" = $4 AND c."timeZone" = $5 AND i."id" = $6 AND i."generation" = $7`;
const replaced = `ON CONFLICT ("assignmentId") DO UPDATE SET "sealed" = excluded."sealed", "copy" = excluded."copy"`;

/** On PostgreSQL one statement; the cycle stays locked until the commit, so that no close comes in between. */
const onPostgres = `WITH "taking" AS (SELECT c."id" ${stillTaking} FOR SHARE),
  "marked" AS (${markDone} AND EXISTS (SELECT 1 FROM "taking") RETURNING "id")
  INSERT INTO "envelope" ("assignmentId", "sealed", "copy") SELECT "id", $8::bytea, $9::bytea FROM "marked" ${replaced}`;
/** SQLite has one writer: between two statements of one write nobody comes. */
const onSqlite = {
  mark: `${markDone} AND EXISTS (SELECT 1 ${stillTaking})`.replaceAll(/\$\d/g, '?'),
  put: `INSERT INTO "envelope" ("assignmentId", "sealed", "copy") VALUES (?, ?, ?) ${replaced}`,
};

/** What a sent form leaves in the tables, stored the short way: hundreds are sent a second when everybody answers at once. */
@Injectable()
export class SentRows {
  constructor(private readonly database: Database) {}

  /** Inside a write. False when anything is not as it was seen in the visit; then nothing is changed. */
  async keep({ cycle, invitation, rater }: OpenVisit, request: RaterRequest, form: SealedForm): Promise<boolean> {
    const seen = [request.id, rater.id, cycle.id, cycle.closesOn, cycle.zone, invitation.id, invitation.generation];
    if (!this.database.isSqlite) return (await this.affected(onPostgres, [...seen, form.sealed, form.copy])) === 1;
    if ((await this.affected(onSqlite.mark, seen)) !== 1) return false;
    await this.affected(onSqlite.put, [request.id, form.sealed, form.copy]);
    return true;
  }

  private async affected(sql: string, values: readonly unknown[]): Promise<number> {
    const result = (await this.database.manager.queryRunner?.query(sql, [...values], true)) as Counted | undefined;
    return result?.affected ?? 0;
  }
}
