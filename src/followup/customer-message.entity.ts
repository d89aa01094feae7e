import { Entity, PrimaryColumn } from 'typeorm';
import { CodeColumn, CountColumn, InstantColumn, JsonColumn, RefColumn } from '../database/columns.js';
import type { LocalText } from '../domain/locale.js';

/** Who is told: everybody who agreed, or of those the customers this unit served. */
export type MessageAudience = 'all' | 'served';

/** What customers who agreed to hear from us are told about one commitment; once sent it stays as it was. */
@Entity('customer_message')
export class CustomerMessageEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) commitmentId: string;
  @JsonColumn() subject: LocalText;
  @JsonColumn() body: LocalText;
  @CodeColumn({ default: 'all' }) audience: MessageAudience;
  @InstantColumn() changedAt: Date;
  @InstantColumn({ nullable: true }) sentAt: Date | null;
  @RefColumn({ nullable: true }) sentBy: string | null;
  @CountColumn({ default: 0 }) recipients: number;
}
