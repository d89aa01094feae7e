import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, RealColumn, RefColumn, TextColumn } from '../database/columns.js';

/** Who served whom, when, for how much. It proposes which customers may rate whom. */
@Entity('service_record')
@Index('service_record_code', ['code'], { unique: true })
@Index('service_record_employee', ['employeeId'])
export class ServiceRecordEntity {
  @IdColumn() id: string;
  /** The record's identifier in the organisation's own files; the same code again is the same record. */
  @TextColumn() code: string;
  @RefColumn() accountId: string;
  @RefColumn() employeeId: string;
  @DayColumn() servedOn: string;
  @RealColumn({ nullable: true }) amount: number | null;
}
