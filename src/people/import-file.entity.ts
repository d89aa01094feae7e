import { Entity } from 'typeorm';
import {
  BytesColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../database/columns.js';
import type { FileEncoding } from './file-encoding.js';
import type { ImportKind } from '../domain/import-fields.js';

export interface UndoneImport {
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
  /** Rows that stayed, by name, with the reason. */
  readonly rows: readonly { readonly name: string; readonly reason: string }[];
}

/** A file between preview and apply, and what it did; erased after 24 hours. */
@Entity('import_file')
export class ImportFileEntity {
  @IdColumn() id: string;
  @CodeColumn() kind: ImportKind;
  /** The cycle a file of nominations belongs to. */
  @RefColumn({ nullable: true }) cycleId: string | null;
  @TextColumn() fileName: string;
  @TextColumn() sha256: string;
  @BytesColumn() contents: Buffer;
  /** Null: the bytes do not say, and the person who brought the file has not yet said either. */
  @CodeColumn({ nullable: true }) encoding: FileEncoding | null;
  /** Field → column position, or null for "not in this file"; null as a whole until somebody changes what was found. */
  @JsonColumn({ nullable: true }) mapping: Record<string, number | null> | null;
  /** What this kind of file needs to know beyond its columns; null until somebody has said it. */
  @JsonColumn({ nullable: true }) choices: Readonly<Record<string, unknown>> | null;
  /** Cells mended in the preview: "row:field" → value; and rows left out. */
  @JsonColumn() mended: Record<string, string>;
  @JsonColumn() leftOut: number[];
  @RefColumn() broughtBy: string;
  @InstantColumn() broughtAt: Date;
  @InstantColumn({ nullable: true }) appliedAt: Date | null;
  @JsonColumn({ nullable: true }) outcome: Record<string, number> | null;
  /** What it did to the tables, packed, until it is taken back; null where nothing can be. */
  @BytesColumn({ nullable: true }) journal: Buffer | null;
  @InstantColumn({ nullable: true }) undoneAt: Date | null;
  @JsonColumn({ nullable: true }) undone: UndoneImport | null;
}
