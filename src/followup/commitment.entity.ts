import { Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, InstantColumn, JsonColumn, RefColumn } from '../database/columns.js';
import type { Finding } from '../domain/finding.js';

/** What the organisation does about one finding: one figure of one published group snapshot ("you said, we did"). */
@Entity('commitment')
@Index('commitment_finding', ['findingHash'], { unique: true })
@Index('commitment_owner', ['ownerId'])
export class CommitmentEntity {
  @IdColumn() id: string;
  /** Made of cycle, unit, competency and view, so that one finding is taken up once. */
  @CodeColumn({ length: 64 }) findingHash: string;
  @RefColumn() cycleId: string;
  /** The figure as it was published; it never changes. */
  @JsonColumn() finding: Finding;
  @RefColumn({ nullable: true }) ownerId: string | null;
  @DayColumn({ nullable: true }) dueOn: string | null;
  @RefColumn() createdBy: string;
  @InstantColumn() createdAt: Date;
}
