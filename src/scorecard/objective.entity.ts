import { Entity } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, JsonColumn, RealColumn, TextColumn } from '../database/columns.js';
import type { Perspective } from '../domain/strategy-map.js';

/** What the organisation wants to reach in one perspective, and which of its values and competencies serve it. */
@Entity('scorecard_objective')
export class ObjectiveEntity {
  @IdColumn() id: string;
  @CodeColumn() perspective: Perspective;
  @CountColumn() position: number;
  @TextColumn() name: string;
  @RealColumn() weight: number;
  /** Parts of the framework; some may have been deleted since. */
  @JsonColumn() valueIds: string[];
  @JsonColumn() competencyIds: string[];
}
