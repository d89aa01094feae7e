import { Entity, Index } from 'typeorm';
import { IdColumn, RefColumn, TextColumn } from '../database/columns.js';

@Entity('department')
@Index('department_folded', ['nameFolded'], { unique: true })
export class DepartmentEntity {
  @IdColumn() id: string;
  @TextColumn() name: string;
  @TextColumn() nameFolded: string;
  @RefColumn({ nullable: true }) parentId: string | null;
}
