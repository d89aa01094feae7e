import { Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from '../database/columns.js';
import type { Locale } from '../domain/locale.js';

/** Employees and customers in one table: both can be asked, both have one address and one language. */
@Entity('person')
@Index('person_email', ['emailFolded'], { unique: true })
@Index('person_number', ['employeeNumberFolded'], { unique: true })
@Index('person_manager', ['managerId'])
@Index('person_account', ['accountId'])
export class PersonEntity {
  @IdColumn() id: string;
  @CodeColumn() kind: 'employee' | 'customer';
  @CodeColumn({ default: 'active' }) status: 'active' | 'inactive';
  @TextColumn() name: string;
  @TextColumn() nameFolded: string;
  @TextColumn() email: string;
  @TextColumn() emailFolded: string;
  @CodeColumn() locale: Locale;
  @TextColumn({ nullable: true }) employeeNumber: string | null;
  @TextColumn({ nullable: true }) employeeNumberFolded: string | null;
  @TextColumn({ default: '' }) jobTitle: string;
  @TextColumn({ default: '' }) location: string;
  @RefColumn({ nullable: true }) departmentId: string | null;
  @RefColumn({ nullable: true }) managerId: string | null;
  @RefColumn({ nullable: true }) accountId: string | null;
  @CodeColumn({ default: '' }) segment: '' | 'A' | 'B' | 'C' | 'D';
  /** A customer who objected is never asked again. */
  @InstantColumn({ nullable: true }) objectedAt: Date | null;
  @DayColumn({ nullable: true }) lastAskedOn: string | null;
}
