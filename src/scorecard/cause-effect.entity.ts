import { Entity, PrimaryColumn } from 'typeorm';

/** "From" is meant to bring about "to": a line of the strategy map. */
@Entity('scorecard_link', { withoutRowid: true })
export class CauseEffectEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) fromId: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) toId: string;
}
