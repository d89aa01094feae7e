import { Entity, PrimaryColumn } from 'typeorm';
import { CodeColumn, CountColumn, TextColumn } from '../database/columns.js';
import type { Choice } from '../domain/assessment.js';

/** What one leader says to one question, and the sentence or link that shows it. */
@Entity('assessment_answer')
export class AssessmentAnswerEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) roundId: string;
  @PrimaryColumn({ type: 'varchar', length: 40 }) personId: string;
  @PrimaryColumn({ type: 'integer' }) question: number;
  @CodeColumn({ default: '' }) choice: Choice;
  @TextColumn({ default: '' }) text: string;
}

/** What the leaders agreed on after talking. */
@Entity('assessment_agreement')
export class AssessmentAgreementEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) roundId: string;
  @PrimaryColumn({ type: 'integer' }) question: number;
  @CountColumn() points: number;
  /** What decided it; may be empty. */
  @TextColumn({ default: '' }) note: string;
}
