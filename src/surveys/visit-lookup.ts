import { Injectable } from '@nestjs/common';
import { AssignmentEntity } from '../cycles/assignment.entity.js';
import { CycleEntity } from '../cycles/cycle.entity.js';
import { InvitationEntity } from '../cycles/invitation.entity.js';
import { ReviewEntity } from '../cycles/review.entity.js';
import { Database } from '../database/database.js';
import { PersonEntity } from '../people/person.entity.js';
import { EnvelopeEntity } from './envelope.entity.js';
import type { RaterRequest, RaterVisit } from './rater-visit.js';

const columns = [
  ...['i.id', 'i.generation', 'i.remindersStopped', 'i.openedBy', 'i.printedBy'],
  ...['c.id', 'c.name', 'c.state', 'c.settings', 'c.timeZone', 'c.closesOn', 'c.reportsOn', 'c.questionnaireId'],
  ...['c.publicKey', 'c.publicKeyMac'],
  ...['p.id', 'p.name', 'p.email', 'p.kind', 'p.locale', 'p.accountId', 'p.objectedAt'],
  ...['a.id', 'a.reviewId', 'a.group', 'a.status'],
  ...['s.id', 's.name', 's.jobTitle', 's.managerId'],
  'w.name',
];

/** One request of the rater; a rater without requests is one row without them. */
interface Row {
  readonly i_id: string;
  readonly i_generation: number;
  readonly i_remindersStopped: boolean | number;
  readonly i_openedBy: RaterVisit['invitation']['openedBy'];
  readonly i_printedBy: string | null;
  readonly c_id: string;
  readonly c_name: string;
  readonly c_state: RaterVisit['cycle']['state'];
  readonly c_settings: string;
  readonly c_timeZone: string;
  readonly c_closesOn: string | null;
  readonly c_reportsOn: string | null;
  readonly c_questionnaireId: string | null;
  readonly c_publicKey: Buffer | null;
  readonly c_publicKeyMac: Buffer | null;
  readonly p_id: string;
  readonly p_name: string;
  readonly p_email: string;
  readonly p_kind: RaterVisit['rater']['kind'];
  readonly p_locale: RaterVisit['rater']['locale'];
  readonly p_accountId: string | null;
  readonly p_objectedAt: unknown;
  readonly a_id: string;
  readonly a_reviewId: string;
  readonly a_group: RaterRequest['group'];
  readonly a_status: RaterRequest['status'];
  readonly s_id: string | null;
  readonly s_name: string;
  readonly s_jobTitle: string;
  readonly s_managerId: string | null;
  readonly e_copy?: Buffer | null;
  readonly w_name: string | null;
}

const none = Buffer.alloc(0);

type Values = Readonly<Record<string, string>>;

/** The one look-up behind every rater page. Its few forms are put together once: they are asked hundreds of times a second. */
@Injectable()
export class VisitLookup {
  private readonly statements = new Map<string, { readonly sql: string; readonly order: readonly string[] }>();

  constructor(private readonly database: Database) {}

  /** By the public part of a link. Whether the rest of the link is genuine is for the caller to find out. */
  byPublicId(publicId: string, assignmentId?: string, copies = true): Promise<RaterVisit | null> {
    const values = { publicId, ...(assignmentId === undefined ? {} : { assignmentId }) };
    return this.find('i.id = :publicId', values, copies);
  }

  /** By sign-in: the rater's own invitation in a cycle. */
  byRater(cycleId: string, raterId: string, assignmentId?: string, copies = true): Promise<RaterVisit | null> {
    const values = { cycleId, raterId, ...(assignmentId === undefined ? {} : { assignmentId }) };
    return this.find('i.cycleId = :cycleId AND i.raterId = :raterId', values, copies);
  }

  /** The copies are the bulk of a visit; a page that shows none asks for none. */
  private async find(condition: string, values: Values, copies: boolean): Promise<RaterVisit | null> {
    const key = `${Object.keys(values).join()} ${copies}`;
    const statement = this.statements.get(key) ?? this.statementFor(condition, values, copies);
    this.statements.set(key, statement);
    const rows = await this.database.manager.query<Row[]>(
      statement.sql,
      statement.order.map((name) => values[name]),
    );
    return rows[0] ? visitFrom(rows[0], rows) : null;
  }

  /** Every parameter is given its own name, so that the list of values tells their order in the statement. */
  private statementFor(condition: string, values: Values, copies: boolean): { sql: string; order: string[] } {
    const names = Object.fromEntries(Object.keys(values).map((name) => [name, name]));
    const one = 'assignmentId' in values ? ' AND a.id = :assignmentId' : '';
    const query = this.database
      .of(InvitationEntity)
      .createQueryBuilder('i')
      .innerJoin(CycleEntity, 'c', 'c.id = i.cycleId')
      .innerJoin(PersonEntity, 'p', "p.id = i.raterId AND p.status = 'active'")
      .leftJoin(AssignmentEntity, 'a', `a.raterId = i.raterId${one}`)
      .leftJoin(ReviewEntity, 'r', "r.id = a.reviewId AND r.cycleId = i.cycleId AND r.mixState <> 'withdrawn'")
      .leftJoin(PersonEntity, 's', 's.id = r.subjectId')
      .leftJoin(PersonEntity, 'w', 'w.id = i.printedBy')
      .where(condition, names)
      .select([]);
    if (copies) query.leftJoin(EnvelopeEntity, 'e', 'e.assignmentId = a.id AND r.id IS NOT NULL');
    for (const column of copies ? [...columns, 'e.copy'] : columns) query.addSelect(column, column.replace('.', '_'));
    const [sql, order] = query.getQueryAndParameters();
    return { sql, order: order as string[] };
  }
}

function visitFrom(row: Row, rows: readonly Row[]): RaterVisit {
  return {
    cycle: {
      id: row.c_id,
      name: row.c_name,
      state: row.c_state,
      settings: JSON.parse(row.c_settings) as RaterVisit['cycle']['settings'],
      zone: row.c_timeZone,
      closesOn: row.c_closesOn ?? '',
      reportsOn: row.c_reportsOn,
      questionnaireId: row.c_questionnaireId ?? '',
      publicKey: row.c_publicKey ?? none,
      publicKeyMac: row.c_publicKeyMac ?? none,
    },
    invitation: {
      id: row.i_id,
      generation: row.i_generation,
      // SQLite has no booleans of its own.
      remindersStopped: Boolean(row.i_remindersStopped),
      openedBy: row.i_openedBy,
      printer: row.i_printedBy === null ? null : (row.w_name ?? ''),
    },
    rater: {
      id: row.p_id,
      name: row.p_name,
      email: row.p_email,
      kind: row.p_kind,
      locale: row.p_locale,
      accountId: row.p_accountId,
      hasObjected: row.p_objectedAt !== null,
    },
    requests: rows.flatMap(requestFrom),
  };
}

function requestFrom(row: Row): RaterRequest[] {
  if (row.s_id === null) return [];
  const subject = { id: row.s_id, name: row.s_name, jobTitle: row.s_jobTitle, managerId: row.s_managerId };
  return [
    {
      id: row.a_id,
      reviewId: row.a_reviewId,
      group: row.a_group,
      status: row.a_status,
      subject,
      copy: row.e_copy ?? null,
    },
  ];
}
