import { Entity, Unique } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, RefColumn, YesNoColumn } from '../database/columns.js';
import type { Audience } from '../domain/importance-form.js';

/** One person asked in one survey. The id is the public part of the link. No time, no serial. */
@Entity('importance_request', { withoutRowid: true })
@Unique('importance_request_once', ['surveyId', 'personId'])
export class ImportanceRequestEntity {
  @IdColumn() id: string;
  @RefColumn() surveyId: string;
  @RefColumn() personId: string;
  @CodeColumn() audience: Audience;
  /** Raised to revoke: the old link dies. */
  @CountColumn({ default: 1 }) generation: number;
  @CodeColumn({ default: 'open' }) status: 'open' | 'done' | 'declined';
  @YesNoColumn() remindersStopped: boolean;
}
