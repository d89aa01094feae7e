import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import type { ColumnMapping } from '../domain/column-mapping.js';
import { isFrozen } from '../domain/cycle-lifecycle.js';
import { NotFound } from '../domain/errors.js';
import type { NominationField } from '../domain/import-fields.js';
import type { ImportTable } from '../domain/import-table.js';
import { type NominationRow, planNominations } from '../domain/nomination-rows.js';
import { dateIn } from '../domain/zone-time.js';
import type { Breath } from '../database/breath.js';
import { BulkRows } from '../people/bulk-rows.service.js';
import type { ImportFileEntity } from '../people/import-file.entity.js';
import { type CheckedImport, ImportKinds, type ImportStrategy } from '../people/import-kinds.js';
import { KnownPeopleReader, toAsciiDomain } from '../people/known-people.service.js';
import { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { CycleEntity } from './cycle.entity.js';
import { DraftChanges } from './draft-changes.js';
import { DraftReader } from './draft-reader.js';
import { mayFollow } from './followed-reviews.js';
import { rowsAgainstRules } from './nomination-import-rules.js';
import { NominationEntity } from './nomination.entity.js';
import type { ReviewEntity } from './review.entity.js';

const peoplePerQuery = 500;

/** Nominations by file: who rates whom in which group, into the lists that the bringer follows. */
@Injectable()
export class NominationImport implements ImportStrategy<'nominations'>, OnModuleInit {
  readonly kind = 'nominations';

  constructor(
    private readonly kinds: ImportKinds,
    private readonly database: Database,
    private readonly known: KnownPeopleReader,
    private readonly drafts: DraftReader,
    private readonly changes: DraftChanges,
    private readonly bulk: BulkRows,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  newHref = ({ cycleId }: Pick<ImportFileEntity, 'cycleId'>) => paths.nominationImport(cycleId ?? '');
  doneHref = ({ cycleId }: Pick<ImportFileEntity, 'cycleId'>) => `${paths.nominations(cycleId ?? '')}?show=all`;

  async check(
    table: ImportTable,
    mapping: ColumnMapping<NominationField>,
    file: ImportFileEntity,
    breath: Breath,
  ): Promise<CheckedImport> {
    const cycle = await this.database.of(CycleEntity).findOneBy({ id: file.cycleId ?? '' });
    if (!cycle || isFrozen(cycle.state)) throw new NotFound();
    const reviews = (await this.drafts.reviews(cycle.id)).filter((review) => mayFollow(review, file.broughtBy));
    const nominations = await this.drafts.nominations(cycle.id);
    const plan = planNominations(table, mapping, {
      people: await this.known.people(await this.known.departments(), breath),
      subjects: new Set(reviews.map((review) => review.subjectId)),
      groups: cycle.settings.groups,
      nominations,
      toAsciiDomain,
    });
    const people = await this.peopleOf(cycle.id, plan.toCreate);
    const today = dateIn(this.clock.now(), cycle.timeZone);
    const against = rowsAgainstRules(plan.toCreate, { cycle, today, reviews, nominations, people });
    const wrong = new Set(against.map(({ row }) => row));
    const toCreate = plan.toCreate.filter(({ row }) => !wrong.has(row));
    return {
      created: toCreate,
      updated: [],
      unchanged: plan.unchanged,
      problems: [...plan.problems, ...against].sort((one, other) => one.row - other.row),
      notes: {},
      apply: () => this.write(cycle.id, toCreate, reviews, breath),
    };
  }

  private async peopleOf(cycleId: string, rows: readonly NominationRow[]): Promise<Map<string, PersonEntity>> {
    const people = await this.drafts.people(cycleId);
    const ids = [...new Set(rows.map(({ raterId }) => raterId))].filter((id) => !people.has(id));
    for (let start = 0; start < ids.length; start += peoplePerQuery) {
      const found = await this.database.of(PersonEntity).findBy({ id: In(ids.slice(start, start + peoplePerQuery)) });
      for (const person of found) people.set(person.id, person);
    }
    return people;
  }

  private async write(
    cycleId: string,
    rows: readonly NominationRow[],
    reviews: readonly ReviewEntity[],
    breath: Breath,
  ): Promise<void> {
    await this.changes.open(cycleId);
    const ids = new Map(reviews.map(({ subjectId, id }) => [subjectId, id]));
    const nominations = rows.map(({ subjectId, raterId, group }) => ({
      id: randomId(),
      reviewId: ids.get(subjectId) ?? '',
      raterId,
      group,
      source: 'file' as const,
    }));
    await this.bulk.insert(NominationEntity, nominations, breath);
  }
}
