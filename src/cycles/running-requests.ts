import { Injectable } from '@nestjs/common';
import type { FindOptionsWhere } from 'typeorm';
import { Database } from '../database/database.js';
import type { RaterGroup } from '../domain/rater-group.js';
import { OutboxMailEntity } from '../mail/outbox-mail.entity.js';
import { PersonEntity } from '../people/person.entity.js';
import { AssignmentEntity, type AssignmentStatus } from './assignment.entity.js';
import { InvitationEntity } from './invitation.entity.js';
import { ReviewEntity } from './review.entity.js';

/** One request of a running cycle, with what is known about its rater; never anything about an answer. */
export interface RunningRequest {
  readonly assignmentId: string;
  readonly reviewId: string;
  readonly raterId: string;
  readonly group: RaterGroup;
  readonly status: AssignmentStatus;
  readonly raterName: string;
  readonly isRaterActive: boolean;
  /** Without one nothing can be mailed; HR prints a code. */
  readonly hasEmail: boolean;
  readonly hasObjected: boolean;
  readonly hasStopped: boolean;
  readonly hasBounced: boolean;
  /** What the mail server said; '' when nothing came back. */
  readonly bounceAnswer: string;
  /** The mailed link reached somebody else, who said so. */
  readonly isDisowned: boolean;
}

/** Reads all requests of a cycle in a few queries, whatever its size. */
@Injectable()
export class RunningRequests {
  constructor(private readonly database: Database) {}

  async of(cycleId: string): Promise<RunningRequest[]> {
    const [rows, stopped, disowned, bounced] = await Promise.all([
      this.rows(cycleId),
      this.ratersWithLink(cycleId, { remindersStopped: true }),
      this.ratersWithLink(cycleId, { linkState: 'disowned' }),
      this.ratersWhoseMailBounced(cycleId),
    ]);
    return rows.map((row) => ({
      ...row,
      isRaterActive: row.raterStatus === 'active',
      hasEmail: row.raterEmail !== '',
      hasObjected: row.objectedAt !== null,
      hasStopped: stopped.has(row.raterId),
      hasBounced: bounced.has(row.raterId),
      bounceAnswer: bounced.get(row.raterId) ?? '',
      isDisowned: disowned.has(row.raterId),
    }));
  }

  private rows(cycleId: string): Promise<Row[]> {
    return this.database
      .of(AssignmentEntity)
      .createQueryBuilder('assignment')
      .innerJoin(ReviewEntity, 'review', 'review.id = assignment.reviewId')
      .innerJoin(PersonEntity, 'rater', 'rater.id = assignment.raterId')
      .where("review.cycleId = :cycleId AND review.mixState <> 'withdrawn'", { cycleId })
      .select('assignment.id', 'assignmentId')
      .addSelect('assignment.reviewId', 'reviewId')
      .addSelect('assignment.raterId', 'raterId')
      .addSelect('assignment.group', 'group')
      .addSelect('assignment.status', 'status')
      .addSelect('rater.name', 'raterName')
      .addSelect('rater.status', 'raterStatus')
      .addSelect('rater.email', 'raterEmail')
      .addSelect('rater.objectedAt', 'objectedAt')
      .getRawMany<Row>();
  }

  private async ratersWithLink(cycleId: string, state: FindOptionsWhere<InvitationEntity>): Promise<Set<string>> {
    const rows = await this.database.of(InvitationEntity).findBy({ ...state, cycleId });
    return new Set(rows.map((row) => row.raterId));
  }

  private async ratersWhoseMailBounced(cycleId: string): Promise<Map<string, string>> {
    const rows = await this.database.of(OutboxMailEntity).findBy({ cycleId, state: 'bounced' });
    return new Map(rows.map((row) => [row.personId, row.serverAnswer ?? '']));
  }
}

interface Row extends Omit<
  RunningRequest,
  'isRaterActive' | 'hasEmail' | 'hasObjected' | 'hasStopped' | 'hasBounced' | 'bounceAnswer' | 'isDisowned'
> {
  readonly raterStatus: string;
  readonly raterEmail: string;
  readonly objectedAt: unknown;
}
