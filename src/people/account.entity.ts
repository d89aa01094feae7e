import { Entity, Index } from 'typeorm';
import { IdColumn, TextColumn } from '../database/columns.js';

/** The organisation a customer buys for. */
@Entity('account')
@Index('account_code', ['codeFolded'], { unique: true })
export class AccountEntity {
  @IdColumn() id: string;
  /** The account's number in the organisation's own records, where it has one. */
  @TextColumn({ nullable: true }) code: string | null;
  @TextColumn({ nullable: true }) codeFolded: string | null;
  @TextColumn() name: string;
  @TextColumn() nameFolded: string;
}
