import { Entity, Index } from 'typeorm';
import {
  BytesColumn,
  CodeColumn,
  CountColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../database/columns.js';

/** A file that shows an answer: at most one for each answer. */
@Entity('assessment_file')
@Index('assessment_file_answer', ['roundId', 'personId', 'question'], { unique: true })
export class AssessmentFileEntity {
  @IdColumn() id: string;
  @RefColumn() roundId: string;
  @RefColumn() personId: string;
  @CountColumn() question: number;
  /** Without its ending. */
  @TextColumn() fileName: string;
  @CodeColumn() ending: string;
  @BytesColumn() contents: Buffer;
  @CountColumn() size: number;
  @InstantColumn() addedAt: Date;
}
