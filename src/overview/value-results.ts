import { Injectable } from '@nestjs/common';
import { BehaviourEntity } from '../competencies/behaviour.entity.js';
import { BrandValueEntity } from '../competencies/brand-value.entity.js';
import { CompetencyEntity } from '../competencies/competency.entity.js';
import { Database } from '../database/database.js';
import { groupChange } from '../domain/group-change.js';
import { openKept, totalOf } from '../domain/group-sums.js';
import type { LocalText } from '../domain/locale.js';
import type { GroupCycle } from '../domain/heat-map.js';
import type { Change } from '../domain/shown-change.js';
import { CommentSheets } from '../reports/comments/comment-sheets.js';
import type { SignedIn } from '../web/visitor.js';
import { type GroupView, GroupViews } from './group-views.js';
import type { ValueEvidenceEntity } from './value-evidence.entity.js';
import { ValueEvidence } from './value-evidence.js';

/** A brand value of the framework that no behaviour shows yet. */
export interface BareValue {
  readonly id: string;
  readonly name: LocalText;
}

export interface ValueResultsOfCycle {
  readonly view: GroupView | null;
  /** Brand value id → what became of the company's figure; nothing on the first cycle. */
  readonly changes: ReadonlyMap<string, Change>;
  readonly bare: readonly BareValue[];
  readonly evidence: readonly ValueEvidenceEntity[];
  /** Offered by those they are about and cleared by HR; without name, group or unit. */
  readonly words: readonly string[];
}

/** What the company's group results say of its brand values. */
@Injectable()
export class ValueResults {
  constructor(
    private readonly database: Database,
    private readonly views: GroupViews,
    private readonly evidence: ValueEvidence,
    private readonly sheets: CommentSheets,
  ) {}

  async show(cycle: string, me: SignedIn): Promise<ValueResultsOfCycle> {
    const view = await this.views.values(cycle, me);
    return {
      view,
      changes: view?.before ? changesOf(view.now, view.before) : new Map(),
      bare: await this.withoutBehaviours(),
      evidence: await this.evidence.all(),
      words: view ? await this.sheets.wordsOf(view.now.shown.cycle.id) : [],
    };
  }

  private async withoutBehaviours(): Promise<BareValue[]> {
    const values = await this.database.of(BrandValueEntity).find({ order: { position: 'ASC', id: 'ASC' } });
    const competencies = await this.database.of(CompetencyEntity).find();
    const behaviours = await this.database.of(BehaviourEntity).find();
    const shown = new Set(behaviours.map(({ competencyId }) => competencyId));
    const carried = new Set(competencies.filter(({ id }) => shown.has(id)).map(({ brandValueId }) => brandValueId));
    return values.filter(({ id }) => !carried.has(id));
  }
}

function changesOf(now: GroupCycle, before: GroupCycle): Map<string, Change> {
  const sums = (cycle: GroupCycle) => totalOf(Object.values(cycle.sums).map(openKept));
  const sides = { now: sums(now), before: sums(before) };
  return new Map(
    now.shown.framework.map(({ id }) => [
      id,
      groupChange(
        { kind: 'value', id },
        'others',
        { shown: before.shown, sums: sides.before, cells: before.shown.company.values[id] },
        { shown: now.shown, sums: sides.now, cells: now.shown.company.values[id] },
      ),
    ]),
  );
}
