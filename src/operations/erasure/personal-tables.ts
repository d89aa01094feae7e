import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database } from '../../database/database.js';
import { ImportanceEnvelopeEntity } from '../../followup/importance-envelope.entity.js';
import { AccountEntity } from '../../people/account.entity.js';
import { PersonEntity } from '../../people/person.entity.js';
import { PlanActionEntity } from '../../plans/plan-action.entity.js';
import { PlanNoteEntity } from '../../plans/plan-note.entity.js';
import { PulseEntity } from '../../plans/pulse.entity.js';
import { tablesOfAnswers } from '../../results/answer-erasure.js';
import { goWithReview } from './dependent-rows.js';
import { personalColumns } from './personal-columns.js';

const others = [PersonEntity, AccountEntity, ImportanceEnvelopeEntity, PlanActionEntity, PlanNoteEntity, PulseEntity];

/** Every table from which an erasure or the end of a period takes rows. */
export function personalTables(database: Database): string[] {
  const entities: EntityTarget<ObjectLiteral>[] = [
    ...personalColumns.filter(({ fate }) => fate !== 'kept').map(({ entity }) => entity),
    ...goWithReview,
    ...others,
  ];
  const names = entities.map((entity) => database.of(entity).metadata.tableName);
  return [...new Set([...names, ...tablesOfAnswers(database)])];
}
