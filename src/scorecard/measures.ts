import { Injectable } from '@nestjs/common';
import { Frameworks } from '../competencies/frameworks.js';
import { Database } from '../database/database.js';
import { isIdLike, randomId } from '../database/random-id.js';
import { fieldProblem, FormRejected, NotFound } from '../domain/errors.js';
import { competenciesOf } from '../domain/questionnaire.js';
import { FieldReading } from '../web/field-reading.js';
import { ActualEntity } from './actual.entity.js';
import { ratedKeys, unitOfComputed } from './computed-measures.js';
import { MeasureEntity } from './measure.entity.js';
import type { MeasureForm } from './measure.form.js';
import { optionalFigure, readWeight, requiredFigure } from './number-fields.js';
import { Owners } from './owners.js';

type Values = Omit<MeasureEntity, 'id' | 'objectiveId' | 'position'>;

/** By what objectives are judged. */
@Injectable()
export class Measures {
  constructor(
    private readonly database: Database,
    private readonly owners: Owners,
    private readonly frameworks: Frameworks,
  ) {}

  async byId(id: string): Promise<MeasureEntity> {
    const row = isIdLike(id) ? await this.database.of(MeasureEntity).findOneBy({ id }) : null;
    if (!row) throw new NotFound();
    return row;
  }

  async add(objectiveId: string, form: MeasureForm): Promise<string> {
    const position = await this.database.of(MeasureEntity).countBy({ objectiveId });
    const id = randomId();
    await this.database.of(MeasureEntity).insert({ id, objectiveId, position, ...(await this.checked(form)) });
    return id;
  }

  async change(id: string, form: MeasureForm): Promise<void> {
    await this.byId(id);
    await this.database.of(MeasureEntity).update(id, await this.checked(form));
  }

  async delete(id: string): Promise<void> {
    await this.byId(id);
    await this.database.of(ActualEntity).delete({ measureId: id });
    await this.database.of(MeasureEntity).delete(id);
  }

  private async checked(form: MeasureForm): Promise<Values> {
    const reading = new FieldReading();
    const { name, source } = form;
    const figures = {
      worst: reading.read(() => requiredFigure('worst', form.worst)),
      best: reading.read(() => requiredFigure('best', form.best)),
      target: reading.read(() => requiredFigure('target', form.target)),
      baseline: reading.read(() => optionalFigure('baseline', form.baseline)),
      weight: reading.read(() => readWeight('weight', form.weight)),
    };
    const owner = await this.owners.find('owner', form.owner).catch((error: unknown) => {
      if (!(error instanceof FormRejected)) throw error;
      reading.add(...error.problems);
      return null;
    });
    const { worst, best, target } = figures;
    if (worst !== undefined && worst === best) reading.add(fieldProblem('best', 'scorecard.error.same-ends'));
    else if (worst !== undefined && best !== undefined && target !== undefined && !isBetween(target, worst, best))
      reading.add(fieldProblem('target', 'scorecard.error.target-outside'));
    const competencyId = await this.competencyFor(form, reading);
    const unit = source === 'entered' ? form.unit : unitOfComputed(source);
    return { name, source, competencyId, unit, ownerId: owner, ...reading.finish(figures) };
  }

  private async competencyFor({ source, competencyId }: MeasureForm, reading: FieldReading): Promise<string | null> {
    if (source === 'entered' || !ratedKeys.includes(source)) return null;
    const known = competenciesOf(await this.frameworks.questionnaire()).some(({ id }) => id === competencyId);
    if (!known) reading.add(fieldProblem('competencyId', 'scorecard.error.competency'));
    return competencyId;
  }
}

function isBetween(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
