import { Entity } from 'typeorm';
import { CountColumn, IdColumn, JsonColumn, RefColumn } from '../database/columns.js';
import type { LocalText } from '../domain/locale.js';

@Entity('competency')
export class CompetencyEntity {
  @IdColumn() id: string;
  @RefColumn() brandValueId: string;
  @CountColumn() position: number;
  @JsonColumn() name: LocalText;
  @JsonColumn() shortName: LocalText;
  /** Two ideas to try, shown in report and plan. */
  @JsonColumn() ideas: LocalText[];
}
