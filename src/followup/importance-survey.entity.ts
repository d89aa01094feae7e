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
} from '../database/columns.js';
import type { Audience } from '../domain/importance-form.js';

export type ImportanceState = 'open' | 'mixing' | 'closed';

/** A survey on how important each behaviour is; sealed, mixed and shown by the same rules as a cycle. */
@Entity('importance_survey')
export class ImportanceSurveyEntity {
  @IdColumn() id: string;
  @TextColumn() name: string;
  @CodeColumn() state: ImportanceState;
  @RefColumn() questionnaireId: string;
  /** The fewest answers of an audience that are shown (k). */
  @CountColumn() minimum: number;
  @CodeColumn({ length: 64 }) timeZone: string;
  @DayColumn() closesOn: string;
  /** X25519, 32 bytes raw, with HMAC(APP_SECRET, survey ‖ public key). */
  @BytesColumn() publicKey: Buffer;
  @BytesColumn() publicKeyMac: Buffer;
  /** How many were asked, by audience. */
  @JsonColumn() invited: Partial<Record<Audience, number>>;
  /** All that is ever shown, as JSON text with its hash; null until the answers are mixed. */
  @TextColumn({ nullable: true }) shown: string | null;
  @TextColumn({ nullable: true }) sha256: string | null;
  @RefColumn() createdBy: string;
  @InstantColumn() launchedAt: Date;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
  /** Since when an answer that does not open holds the survey. */
  @InstantColumn({ nullable: true }) stuckSince: Date | null;
  @RefColumn({ nullable: true }) setAsideAskedBy: string | null;
  @RefColumn({ nullable: true }) setAsideAgreedBy: string | null;
  @CountColumn({ default: 0 }) setAsideCount: number;
  @InstantColumn({ nullable: true }) mixedAt: Date | null;
  @InstantColumn({ nullable: true }) backupVerifiedAt: Date | null;
  @InstantColumn({ nullable: true }) keyDestroyedAt: Date | null;
}
