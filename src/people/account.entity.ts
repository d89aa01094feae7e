import { Entity, Index } from 'typeorm';
import { IdColumn, TextColumn } from '../database/columns.js';

/** The organisation a customer buys for. */
@Entity('account')
@Index('account_code', ['code'], { unique: true })
export class AccountEntity {
  @IdColumn() id: string;
  /** The account's identifier in the organisation's own records. */
  @TextColumn() code: string;
  @TextColumn() name: string;
  @TextColumn() nameFolded: string;
}
