import { Entity, Unique } from 'typeorm';
import { CodeColumn, IdColumn, RefColumn, TextColumn } from '../../database/columns.js';
import type { Locale } from '../../domain/locale.js';
import type { WordedMail } from '../../domain/mail-wording.js';

/** The organisation's own words for one mail in one language, for every cycle or for one. */
@Entity('mail_wording')
@Unique('mail_wording_once', ['cycleId', 'mail', 'locale'])
export class MailWordingEntity {
  @IdColumn() id: string;
  /** '' for every cycle that has no words of its own. */
  @RefColumn({ default: '' }) cycleId: string;
  @CodeColumn() mail: WordedMail;
  @CodeColumn() locale: Locale;
  @TextColumn() subject: string;
  @TextColumn() opening: string;
}
