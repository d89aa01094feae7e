import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../database/columns.js';
import type { Questionnaire } from '../domain/questionnaire.js';

/** The framework as frozen at the launch of a cycle; never changed afterwards. */
@Entity('questionnaire')
export class QuestionnaireEntity {
  @IdColumn() id: string;
  @JsonColumn() contents: Questionnaire;
  @TextColumn() sha256: string;
  @InstantColumn() frozenAt: Date;
}
