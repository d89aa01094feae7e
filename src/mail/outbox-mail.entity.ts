import { Entity, Index, Unique } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../database/columns.js';

export const mailStates = ['held', 'due', 'sending', 'sent', 'bounced', 'uncertain', 'dropped'] as const;
export type MailState = (typeof mailStates)[number];

/** Whom and which mail: never the body, the address or the link, which are made at sending. */
@Entity('outbox_mail')
@Unique('outbox_mail_once', ['kind', 'personId', 'cycleId', 'round'])
@Index('outbox_mail_due', ['state', 'dueAt'])
@Index('outbox_mail_identity', ['identity'])
export class OutboxMailEntity {
  @IdColumn() id: string;
  @CodeColumn() kind: string;
  @RefColumn() personId: string;
  /** '' for mails that belong to no cycle, so that the unique key holds on both databases. */
  @RefColumn({ default: '' }) cycleId: string;
  @CodeColumn({ default: '' }) round: string;
  @JsonColumn() references: Record<string, string>;
  /** held: written by a launch that is not finished; no mail leaves before it is. */
  @CodeColumn() state: MailState;
  @InstantColumn() dueAt: Date;
  @InstantColumn({ nullable: true }) leaseUntil: Date | null;
  @CountColumn({ default: 0 }) attempts: number;
  @InstantColumn({ nullable: true }) firstTriedAt: Date | null;
  @InstantColumn({ nullable: true }) sentAt: Date | null;
  @TextColumn({ nullable: true }) serverAnswer: string | null;
  /** The Message-ID before the @, by which a note about a mail that came back finds it. */
  @CodeColumn({ length: 64, nullable: true }) identity: string | null;
}
