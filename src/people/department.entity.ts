import { Entity, Index } from 'typeorm';
import { IdColumn, RefColumn, TextColumn } from '../database/columns.js';

@Entity('department')
/** The same name may stand in two branches of the tree, never twice in one. */
@Index('department_folded', ['parentId', 'nameFolded'], { unique: true })
export class DepartmentEntity {
  @IdColumn() id: string;
  @TextColumn() name: string;
  @TextColumn() nameFolded: string;
  @RefColumn({ nullable: true }) parentId: string | null;
}
