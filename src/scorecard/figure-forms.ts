import { BadRequestException, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotFound } from '../domain/errors.js';
import { addQuarters, type Quarter, quarterKey, quartersBetween, readQuarter } from '../domain/quarter.js';
import type { Perspective } from '../domain/strategy-map.js';
import type { Texts } from '../i18n/texts.js';
import { FieldReading } from '../web/field-reading.js';
import { paths } from '../web/paths.js';
import { Actuals, type EnteredFigure } from './actuals.js';
import { figureText, quarterText, unitText } from './figure-texts.js';
import { type FormState, numberField, typedNumber, typedValues } from './form-fields.presenter.js';
import { MeasureEntity } from './measure.entity.js';
import { optionalFigure } from './number-fields.js';
import { ObjectiveEntity } from './objective.entity.js';
import { Periods } from './periods.js';

const quartersOffered = 12;

/** The form for typing figures: which measures it asks for, what stands already, what was typed. */
@Injectable()
export class FigureForms {
  constructor(
    private readonly database: Database,
    private readonly actuals: Actuals,
    private readonly periods: Periods,
  ) {}

  async page(perspective: Perspective, period: unknown, texts: Texts, sent?: FormState): Promise<object> {
    const quarter = this.quarter(period);
    const measures = await this.measures(perspective);
    const standing = new Map((await this.actuals.of(quarterKey(quarter))).map((each) => [each.measureId, each.value]));
    const values = Object.fromEntries(measures.map(({ id }) => [id, typedNumber(standing.get(id) ?? null, texts)]));
    const state = sent ?? { values, errors: [], texts };
    return {
      backHref: paths.scorecard(),
      action: paths.scorecardFigures(perspective),
      heading: texts.t('scorecard.figures.heading', { perspective: texts.t(`scorecard.perspective.${perspective}`) }),
      lead: texts.t('scorecard.figures.lead', { quarter: quarterText(quarter, texts) }),
      period: quarterKey(quarter),
      errors: state.errors,
      periods: this.periods.recent(quartersOffered).map((each) => ({
        value: quarterKey(each),
        label: quarterText(each, texts),
        isSelected: quarterKey(each) === quarterKey(quarter),
      })),
      fields: measures.map((measure) => fieldOf(measure, state)),
    };
  }

  /** What changes: a figure that was typed, or null where one that stood was taken out. */
  async read(perspective: Perspective, body: unknown): Promise<EnteredFigure[]> {
    const typed = typedValues(body);
    const measures = await this.measures(perspective);
    const names = ['period', ...measures.map(({ id }) => id)];
    if (Object.entries(typed).some(([name, value]) => !names.includes(name) || typeof value !== 'string'))
      throw new BadRequestException('unknown field');
    const period = quarterKey(this.quarter(typed.period));
    const standing = new Map((await this.actuals.of(period)).map((each) => [each.measureId, each.value]));
    const reading = new FieldReading();
    const figures = measures
      .filter(({ id }) => typed[id] !== undefined)
      .map(({ id }) => ({ measureId: id, period, value: reading.read(() => optionalFigure(id, String(typed[id]))) }));
    reading.finish({});
    return figures
      .map(({ value = null, ...place }) => ({ ...place, value }))
      .filter(({ measureId, value }) => value !== (standing.get(measureId) ?? null));
  }

  /** The quarter in the address or form; the last one that is over when none is named. */
  private quarter(period: unknown): Quarter {
    if (period === undefined) return addQuarters(this.periods.running, -1);
    const quarter = typeof period === 'string' ? readQuarter(period) : null;
    const { running } = this.periods;
    if (quarter?.calendar !== running.calendar || quartersBetween(running, quarter) > 0) throw new NotFound();
    return quarter;
  }

  /** Typed and imported ones; what the product computes is not asked for. */
  private async measures(perspective: Perspective): Promise<MeasureEntity[]> {
    return this.database
      .of(MeasureEntity)
      .createQueryBuilder('measure')
      .innerJoin(ObjectiveEntity, 'objective', 'objective.id = measure.objectiveId')
      .where("objective.perspective = :perspective AND measure.source = 'entered'", { perspective })
      .orderBy('objective.position')
      .addOrderBy('objective.id')
      .addOrderBy('measure.position')
      .addOrderBy('measure.id')
      .getMany();
  }
}

function fieldOf({ id, name, unit, target }: MeasureEntity, state: FormState): object {
  const { texts } = state;
  const inUnit = unitText(unit, texts);
  return numberField(id, state, {
    label: inUnit === '' ? name : texts.t('scorecard.figures.label', { name, unit: inUnit }),
    hint: texts.t('scorecard.figures.hint', { target: figureText(target, unit, texts) }),
  });
}
