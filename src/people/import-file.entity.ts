import { Entity } from 'typeorm';
import { BytesColumn, CodeColumn, IdColumn, InstantColumn, JsonColumn, RefColumn, TextColumn } from '../database/columns.js';

export type ImportKind = 'employees' | 'customers' | 'services' | 'nominations';

/** A file between preview and apply; erased after 24 hours. */
@Entity('import_file')
export class ImportFileEntity {
  @IdColumn() id: string;
  @CodeColumn() kind: ImportKind;
  /** The cycle a file of nominations belongs to. */
  @RefColumn({ nullable: true }) cycleId: string | null;
  @TextColumn() fileName: string;
  @TextColumn() sha256: string;
  @BytesColumn() contents: Buffer;
  @CodeColumn({ nullable: true }) encoding: string | null;
  /** Field → column position, once mapped. */
  @JsonColumn({ nullable: true }) mapping: Record<string, number> | null;
  /** Cells mended in the preview: "row:field" → value; and rows left out. */
  @JsonColumn() mended: Record<string, string>;
  @JsonColumn() leftOut: number[];
  @RefColumn() broughtBy: string;
  @InstantColumn() broughtAt: Date;
  @InstantColumn({ nullable: true }) appliedAt: Date | null;
  @JsonColumn({ nullable: true }) outcome: Record<string, number> | null;
}
