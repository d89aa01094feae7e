import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Frameworks } from '../competencies/frameworks.js';
import { Database } from '../database/database.js';
import { isIdLike, randomId } from '../database/random-id.js';
import { fieldProblem, FormRejected, NotFound } from '../domain/errors.js';
import { leadsUpwards, loopThrough } from '../domain/strategy-map.js';
import { ActualEntity } from './actual.entity.js';
import { CauseEffectEntity } from './cause-effect.entity.js';
import { InitiativeEntity } from './initiative.entity.js';
import { MeasureEntity } from './measure.entity.js';
import { readWeight } from './number-fields.js';
import { ObjectiveEntity } from './objective.entity.js';
import type { ObjectiveForm } from './objective.form.js';

/** What the organisation wants to reach, and what leads to what. */
@Injectable()
export class Objectives {
  constructor(
    private readonly database: Database,
    private readonly frameworks: Frameworks,
  ) {}

  async byId(id: string): Promise<ObjectiveEntity> {
    const row = isIdLike(id) ? await this.database.of(ObjectiveEntity).findOneBy({ id }) : null;
    if (!row) throw new NotFound();
    return row;
  }

  all(): Promise<ObjectiveEntity[]> {
    return this.database.of(ObjectiveEntity).find({ order: { position: 'ASC', id: 'ASC' } });
  }

  async effectsOf(id: string): Promise<string[]> {
    const links = await this.database.of(CauseEffectEntity).findBy({ fromId: id });
    return links.map(({ toId }) => toId);
  }

  async add(form: ObjectiveForm): Promise<string> {
    const id = randomId();
    const position = await this.database.of(ObjectiveEntity).count();
    await this.save({ id, position, ...(await this.checked(id, form)) }, form.effects);
    return id;
  }

  async change(id: string, form: ObjectiveForm): Promise<void> {
    const { position } = await this.byId(id);
    await this.save({ id, position, ...(await this.checked(id, form)) }, form.effects);
  }

  /** With its measures, their figures, its initiatives and its lines on the map. */
  async delete(id: string): Promise<void> {
    await this.byId(id);
    const measures = await this.database.of(MeasureEntity).findBy({ objectiveId: id });
    await this.database.of(ActualEntity).delete({ measureId: In(measures.map((measure) => measure.id)) });
    await this.database.of(MeasureEntity).delete({ objectiveId: id });
    await this.database.of(InitiativeEntity).delete({ objectiveId: id });
    await this.database.of(CauseEffectEntity).delete({ fromId: id });
    await this.database.of(CauseEffectEntity).delete({ toId: id });
    await this.database.of(ObjectiveEntity).delete(id);
  }

  private async save(row: ObjectiveEntity, effects: readonly string[]): Promise<void> {
    await this.database.of(ObjectiveEntity).upsert(row, ['id']);
    await this.database.of(CauseEffectEntity).delete({ fromId: row.id });
    const links = [...new Set(effects)].map((toId) => ({ fromId: row.id, toId }));
    if (links.length > 0) await this.database.of(CauseEffectEntity).insert(links);
  }

  private async checked(id: string, form: ObjectiveForm): Promise<Omit<ObjectiveEntity, 'id' | 'position'>> {
    const { perspective, name, valueIds, competencyIds } = form;
    const weight = readWeight('weight', form.weight);
    await this.refuseWrongLinks(id, form);
    const { values } = await this.frameworks.questionnaire();
    const competencies = values.flatMap((value) => value.competencies);
    return {
      perspective,
      name,
      weight,
      valueIds: values.map((value) => value.id).filter((each) => valueIds.includes(each)),
      competencyIds: competencies.map((competency) => competency.id).filter((each) => competencyIds.includes(each)),
    };
  }

  /** Links lead to objectives there are, never downwards and never back to where they came from. */
  private async refuseWrongLinks(id: string, { perspective, effects }: ObjectiveForm): Promise<void> {
    const all = await this.all();
    const stored = await this.database.of(CauseEffectEntity).find();
    const links = stored.map(({ fromId, toId }) => ({ from: fromId, to: toId })).filter(({ from }) => from !== id);
    const nameOf = (each: string): string => all.find((objective) => objective.id === each)?.name ?? '';
    for (const to of effects) {
      const effect = all.find((objective) => objective.id === to);
      const loop = loopThrough(links, { from: id, to });
      const refuse = (key: string, params = {}) => new FormRejected([fieldProblem('effects', key, params)]);
      if (!effect) throw refuse('scorecard.error.effect-gone');
      if (!leadsUpwards(perspective, effect.perspective))
        throw refuse('scorecard.error.downwards', { name: effect.name });
      if (loop)
        throw refuse('scorecard.error.loop', { chain: loop.slice(1, -1).map(nameOf).join(' > ') || effect.name });
    }
    const causes = all.filter((each) => links.some(({ from, to }) => to === id && from === each.id));
    const below = causes.find((cause) => !leadsUpwards(cause.perspective, perspective));
    if (below)
      throw new FormRejected([fieldProblem('perspective', 'scorecard.error.causes-above', { name: below.name })]);
  }
}
