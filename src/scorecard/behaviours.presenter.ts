import { textIn } from '../domain/locale.js';
import type { GroupCells, ShownGroup } from '../domain/shown-group.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { figureText } from './figure-texts.js';
import type { RatedValue } from './rated-framework.js';
import type { Scorecard } from './scorecard.js';
import { objectivesOf } from './scorecards.js';

/** From brand value to behaviour with the company figures, and which objectives each serves. */
export function presentBehaviours(
  { values, latest }: { readonly values: readonly RatedValue[]; readonly latest: ShownGroup | null },
  scorecard: Scorecard,
  texts: Texts,
): object {
  const linkOf = (has: (ids: { valueIds: string[]; competencyIds: string[] }) => boolean) =>
    objectivesOf(scorecard)
      .filter(({ row }) => has(row))
      .map(({ row }) => ({ title: row.name, href: paths.objective(row.id) }));
  return {
    backHref: paths.scorecard(),
    lead: figuresFrom(latest, texts),
    values: presentValues(values, texts).map((value) => ({
      ...value,
      objectives: linkOf(({ valueIds }) => valueIds.includes(value.id)),
      competencies: value.competencies.map((competency) => ({
        ...competency,
        objectives: linkOf(({ competencyIds }) => competencyIds.includes(competency.id)),
      })),
    })),
  };
}

/** Which cycle the figures come from, and from how many reports. */
export function figuresFrom(latest: ShownGroup | null, texts: Texts): string {
  if (!latest) return texts.t('scorecard.behaviours.unpublished');
  const { cycle, company, scale } = latest;
  return say(texts, 'scorecard.behaviours.from', {
    cycle: cycle.name,
    points: scale.points,
    subjects: company.subjects,
  });
}

export function presentValues(values: readonly RatedValue[], texts: Texts) {
  const title = (text: RatedValue['title']) => textIn(text, texts.locale);
  return values.map((value) => ({
    id: value.id,
    title: title(value.title),
    figures: figuresOf(value.cells, texts),
    competencies: value.competencies.map((competency) => ({
      id: competency.id,
      title: title(competency.title),
      figures: figuresOf(competency.cells, texts),
      behaviours: competency.behaviours.map((behaviour) => ({
        statement: title(behaviour.statement),
        figures: figuresOf(behaviour.cells, texts),
      })),
    })),
  }));
}

function figuresOf({ others, customer }: GroupCells, texts: Texts): string {
  const told = [
    others ? texts.t('scorecard.behaviours.all', { figure: figureText(others.value, 'points', texts) }) : '',
    customer ? texts.t('scorecard.behaviours.customers', { figure: figureText(customer.value, 'points', texts) }) : '',
  ].filter((part) => part !== '');
  return told.length === 0 ? texts.t('scorecard.behaviours.no-figure') : told.join(texts.t('scorecard.beside'));
}
