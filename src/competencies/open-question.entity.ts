import { Entity } from 'typeorm';
import { CountColumn, IdColumn, JsonColumn } from '../database/columns.js';
import type { LocalText } from '../domain/locale.js';

@Entity('open_question')
export class OpenQuestionEntity {
  @IdColumn() id: string;
  @CountColumn() position: number;
  @JsonColumn() text: LocalText;
  @JsonColumn() selfText: LocalText;
}
