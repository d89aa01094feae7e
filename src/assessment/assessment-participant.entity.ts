import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';

/** A leader who was asked; fixed when the round opens, since each is told who will read the answers. */
@Entity('assessment_participant')
@Index('assessment_participant_person', ['personId'])
export class AssessmentParticipantEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) roundId: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) personId: string;
  /** Only what was sent is shown to the others. */
  @InstantColumn({ nullable: true }) sentAt: Date | null;
}
