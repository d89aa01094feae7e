import { Entity } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '../database/columns.js';
import type { Weekday } from '../domain/calendar.js';
import type { Locale } from '../domain/locale.js';

/** One row: what the organisation decided about itself during set-up. */
@Entity('organisation')
export class OrganisationEntity {
  @IdColumn() id: string;
  @TextColumn() name: string;
  /** A person raters can turn to: name and address in the footer and as Reply-To. */
  @TextColumn({ default: '' }) contactName: string;
  @TextColumn({ default: '' }) contactEmail: string;
  @JsonColumn() locales: Locale[];
  @CodeColumn() defaultLocale: Locale;
  @CodeColumn({ length: 64 }) timeZone: string;
  /** Days on which mails may leave, ISO: 1 = Monday … 7 = Sunday. */
  @JsonColumn() workingDays: Weekday[];
  @CountColumn({ default: 9 }) mailFromHour: number;
  @CountColumn({ default: 11 }) mailToHour: number;
  /** Encrypted with the application's secret; the environment's SMTP_URL goes before it. */
  @TextColumn({ nullable: true }) smtpUrlSealed: string | null;
  @TextColumn({ nullable: true }) mailFrom: string | null;
  /** When, and by which server (fingerprint of its URL), a test mail was last accepted. */
  @InstantColumn({ nullable: true }) mailAcceptedAt: Date | null;
  @TextColumn({ nullable: true }) mailAcceptedBy: string | null;
  /** How long things are kept after the close of their cycle, and entries of the audit log after their day. */
  @CountColumn({ default: 30 }) mailDays: number;
  @CountColumn({ default: 12 }) answerMonths: number;
  @CountColumn({ default: 48 }) reportMonths: number;
  @CountColumn({ default: 24 }) auditMonths: number;
  /** The colour of controls on light and on dark pages, '' for ours; the logo is a row of its own, '' without one. */
  @CodeColumn({ length: 7, default: '' }) accent: string;
  @CodeColumn({ length: 7, default: '' }) accentDark: string;
  @CodeColumn({ length: 12, default: '' }) logoVersion: string;
  @CountColumn({ default: 0 }) logoWidth: number;
  @CountColumn({ default: 0 }) logoHeight: number;
  /** Set-up steps finished: you, organisation, mail, done. */
  @CodeColumn({ default: 'you' }) setUpStep: string;
}
