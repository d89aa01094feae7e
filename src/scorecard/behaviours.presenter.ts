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
    values: presentValues(values, latest, texts).map((value) => ({
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

export function presentValues(values: readonly RatedValue[], latest: ShownGroup | null, texts: Texts) {
  const title = (text: RatedValue['title']) => textIn(text, texts.locale);
  return values.map((value) => ({
    id: value.id,
    title: title(value.title),
    ...figuresOf(value.cells, latest ? paths.valueFigure(value.id, latest.cycle.id) : '', texts),
    competencies: value.competencies.map((competency) => ({
      id: competency.id,
      title: title(competency.title),
      ...figuresOf(competency.cells, competencyHref(competency, latest), texts),
      behaviours: competency.behaviours.map((behaviour) => ({
        statement: title(behaviour.statement),
        ...figuresOf(behaviour.cells, competencyHref(competency, latest), texts),
      })),
    })),
  }));
}

/** The page that takes the company's figure of a competency and of its behaviours apart; '' where it has none. */
function competencyHref({ id, cells }: RatedValue['competencies'][number], latest: ShownGroup | null): string {
  if (!latest || !cells.others) return '';
  const asked = { row: 'company', item: id, cycle: latest.cycle.id };
  return paths.overviewFigure(new URLSearchParams(asked).toString());
}

/** The figures in words, and where they are taken apart. */
function figuresOf({ others, customer }: GroupCells, href: string, texts: Texts): { figures: string; href: string } {
  const told = [
    others ? texts.t('scorecard.behaviours.all', { figure: figureText(others.value, 'points', texts) }) : '',
    customer ? texts.t('scorecard.behaviours.customers', { figure: figureText(customer.value, 'points', texts) }) : '',
  ].filter((part) => part !== '');
  if (told.length === 0) return { figures: texts.t('scorecard.behaviours.no-figure'), href: '' };
  return { figures: told.join(texts.t('scorecard.beside')), href: others ? href : '' };
}
