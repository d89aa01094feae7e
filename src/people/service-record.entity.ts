import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, RealColumn, RefColumn, TextColumn } from '../database/columns.js';

/** Who served whom, when, for how much. It proposes which customers may rate whom. */
@Entity('service_record')
@Index('service_record_code', ['codeFolded'], { unique: true })
@Index('service_record_employee', ['employeeId'])
export class ServiceRecordEntity {
  @IdColumn() id: string;
  /** The record's number in the organisation's own files, where it has one; the same number again is the same record. */
  @TextColumn({ nullable: true }) code: string | null;
  @TextColumn({ nullable: true }) codeFolded: string | null;
  @RefColumn() accountId: string;
  @RefColumn() employeeId: string;
  @DayColumn() servedOn: string;
  @RealColumn({ nullable: true }) amount: number | null;
}
