import { Entity, Unique } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, RefColumn, YesNoColumn } from '../database/columns.js';

/** One rater's link in one cycle. The id is the public part of the link; the rest is derived and never stored. */
@Entity('invitation', { withoutRowid: true })
@Unique('invitation_once', ['cycleId', 'raterId'])
export class InvitationEntity {
  @IdColumn() id: string;
  @RefColumn() cycleId: string;
  @RefColumn() raterId: string;
  /** Raised to revoke: the old link dies. */
  @CountColumn({ default: 1 }) generation: number;
  /** Disowned: whoever got the mail said to be somebody else; until HR has seen to it, no reminder goes there. */
  @CodeColumn({ default: 'good' }) linkState: 'good' | 'disowned';
  @YesNoColumn() remindersStopped: boolean;
  /** After an administrator changed the address, only the mailed link opens the forms, not a sign-in. */
  @CodeColumn({ default: 'link-or-sign-in' }) openedBy: 'link-or-sign-in' | 'link';
  /** Who printed the code of this generation or an earlier one; null where none was printed. */
  @RefColumn({ nullable: true }) printedBy: string | null;
}
