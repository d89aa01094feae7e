import { Entity } from 'typeorm';
import {
  BytesColumn,
  CodeColumn,
  CountColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  YesNoColumn,
} from '../database/columns.js';
import type { CycleState } from '../domain/cycle-lifecycle.js';
import type { CycleSettings } from '../domain/cycle-settings.js';

@Entity('cycle')
export class CycleEntity {
  @IdColumn() id: string;
  @TextColumn() name: string;
  @CodeColumn() state: CycleState;
  /** A pulse belongs to one person's plan; no page of HR shows it. */
  @CodeColumn({ default: 'review' }) kind: 'review' | 'pulse';
  /** Raised by each change of the draft, so that two tabs cannot overwrite each other. */
  @CountColumn({ default: 1 }) version: number;
  @JsonColumn() settings: CycleSettings;
  @CodeColumn({ length: 64 }) timeZone: string;
  @DayColumn({ nullable: true }) opensOn: string | null;
  @DayColumn({ nullable: true }) closesOn: string | null;
  /** The manager or coach reads the report from this day; null: straight to the person. */
  @DayColumn({ nullable: true }) debriefOn: string | null;
  @DayColumn({ nullable: true }) reportsOn: string | null;
  @RefColumn({ nullable: true }) questionnaireId: string | null;
  /** X25519, 32 bytes raw, with HMAC(APP_SECRET, cycle ‖ public key). */
  @BytesColumn({ nullable: true }) publicKey: Buffer | null;
  @BytesColumn({ nullable: true }) publicKeyMac: Buffer | null;
  /** Units fixed at launch for group figures: department tree by id. */
  @JsonColumn({ nullable: true }) units: { id: string; name: string; parentId: string | null }[] | null;
  @RefColumn() createdBy: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) nominatingAt: Date | null;
  @InstantColumn({ nullable: true }) launchedAt: Date | null;
  @InstantColumn({ nullable: true }) openedAt: Date | null;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
  @InstantColumn({ nullable: true }) mixedAt: Date | null;
  @InstantColumn({ nullable: true }) keyDestroyedAt: Date | null;
  @InstantColumn({ nullable: true }) backupVerifiedAt: Date | null;
  @InstantColumn({ nullable: true }) releasedAt: Date | null;
  @YesNoColumn() isImported: boolean;
}
