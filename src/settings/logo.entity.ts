import { Entity } from 'typeorm';
import { BytesColumn, CodeColumn, CountColumn, IdColumn } from '../database/columns.js';

export type LogoType = 'image/png' | 'image/jpeg';

/** The organisation's logo, written anew from what was uploaded; at most one row. */
@Entity('logo')
export class LogoEntity {
  @IdColumn() id: string;
  @BytesColumn() contents: Buffer;
  @CodeColumn() type: LogoType;
  @CountColumn() width: number;
  @CountColumn() height: number;
}
