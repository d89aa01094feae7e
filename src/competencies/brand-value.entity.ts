import { Entity } from 'typeorm';
import { CountColumn, IdColumn, JsonColumn } from '../database/columns.js';
import type { LocalText } from '../domain/locale.js';

@Entity('brand_value')
export class BrandValueEntity {
  @IdColumn() id: string;
  @CountColumn() position: number;
  @JsonColumn() name: LocalText;
  @JsonColumn() promise: LocalText;
}
