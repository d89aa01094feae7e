import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseLocation } from '../../config/database-location.js';
import { CycleEntity } from '../../cycles/cycle.entity.js';
import type { KeptCycle } from '../../domain/key-custody.js';
import { ImportanceSurveyEntity } from '../../followup/importance-survey.entity.js';

/** A cycle, or a survey that is sealed the same way, whose key is looked after. */
export interface KeyHolder extends KeptCycle {
  readonly id: string;
  readonly name: string;
  readonly publicKey: Buffer | null;
}

/** Everything that has, had or will have a key; read beside a running server, without changing anything. */
export async function keyHolders(location: DatabaseLocation): Promise<KeyHolder[]> {
  const entities = [CycleEntity, ImportanceSurveyEntity];
  const source = await new DataSource(
    location.kind === 'postgres'
      ? { type: 'postgres', url: location.url, entities }
      : ({
          type: 'better-sqlite3',
          database: location.file,
          readonly: true,
          fileMustExist: true,
          timeout: 5_000,
          entities,
        } as DataSourceOptions),
  ).initialize();
  try {
    const cycles = await source.getRepository(CycleEntity).find({ order: { createdAt: 'ASC' } });
    const surveys = await source.getRepository(ImportanceSurveyEntity).find({ order: { launchedAt: 'ASC' } });
    return [...cycles, ...surveys.map((survey) => ({ ...survey, isImported: false }))].map((row) => ({
      id: row.id,
      name: row.name,
      state: row.state,
      isImported: row.isImported,
      publicKey: row.publicKey && Buffer.from(row.publicKey),
      mixedAt: row.mixedAt,
      keyDestroyedAt: row.keyDestroyedAt,
      backupVerifiedAt: row.backupVerifiedAt,
    }));
  } finally {
    await source.destroy();
  }
}
