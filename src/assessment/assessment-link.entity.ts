import { Entity, PrimaryColumn } from 'typeorm';
import { RefColumn } from '../database/columns.js';
import type { Pillar } from '../domain/assessment.js';

/** Which competency of the 360 stands beside a pillar. */
@Entity('assessment_link')
export class AssessmentLinkEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) pillar: Pillar;
  @RefColumn() competencyId: string;
}
