import { Entity } from 'typeorm';
import { CountColumn, IdColumn, JsonColumn, RefColumn } from '../database/columns.js';
import type { LocalText } from '../domain/locale.js';
import type { RaterGroup } from '../domain/rater-group.js';

@Entity('behaviour')
export class BehaviourEntity {
  @IdColumn() id: string;
  @RefColumn() competencyId: string;
  @CountColumn() position: number;
  @JsonColumn() statement: LocalText;
  @JsonColumn() selfStatement: LocalText;
  @JsonColumn() groups: RaterGroup[];
}
