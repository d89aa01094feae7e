import { Entity } from 'typeorm';
import { IdColumn, JsonColumn } from '../database/columns.js';
import type { LocalText } from '../domain/locale.js';

/** One row: five labelled points from lowest to highest, and the words for "I can't judge this". */
@Entity('rating_scale')
export class RatingScaleEntity {
  static readonly onlyRow = 'scale';

  @IdColumn() id: string;
  @JsonColumn() labels: LocalText[];
  @JsonColumn() cannotJudge: LocalText;
}
