import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { RatingScale } from '../domain/questionnaire.js';
import { OpenQuestionEntity } from './open-question.entity.js';
import { RatingScaleEntity } from './rating-scale.entity.js';

export interface TypedQuestion {
  readonly id: string | null;
  readonly text: OpenQuestionEntity['text'];
  readonly selfText: OpenQuestionEntity['selfText'];
}

/** What stands around the statements of a form: the words of the scale and the open questions. */
@Injectable()
export class FormTexts {
  constructor(private readonly database: Database) {}

  async changeScale(scale: RatingScale): Promise<void> {
    const row = { id: RatingScaleEntity.onlyRow, labels: [...scale.labels], cannotJudge: scale.cannotJudge };
    await this.database.of(RatingScaleEntity).upsert(row, ['id']);
  }

  questions(): Promise<OpenQuestionEntity[]> {
    return this.database.of(OpenQuestionEntity).find({ order: { position: 'ASC', id: 'ASC' } });
  }

  /** The questions as typed, in order; those no longer among them are deleted. */
  async changeQuestions(typed: readonly TypedQuestion[]): Promise<void> {
    const rows = typed.map(({ id, text, selfText }, position) => ({ id: id ?? randomId(), position, text, selfText }));
    const gone = (await this.questions()).filter((question) => !rows.some((row) => row.id === question.id));
    for (const question of gone) await this.database.of(OpenQuestionEntity).delete(question.id);
    if (rows.length > 0) await this.database.of(OpenQuestionEntity).upsert(rows, ['id']);
  }
}
