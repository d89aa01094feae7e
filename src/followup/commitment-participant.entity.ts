import { Entity, Index, PrimaryColumn } from 'typeorm';

/** Who takes part besides the owner. */
@Entity('commitment_participant', { withoutRowid: true })
@Index('commitment_participant_person', ['personId'])
export class CommitmentParticipantEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) commitmentId: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) personId: string;
}
