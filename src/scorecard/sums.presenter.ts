import { percent } from '../domain/rounding.js';
import type { Rolled } from '../domain/measure-score.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { figureText, scoreText } from './figure-texts.js';
import { nameOf } from './scorecard.presenter.js';
import type { Scorecard } from './scorecard.js';

/** How the total comes about, level by level: weight, score and the share of weight with a current figure. */
export function presentSums({ perspectives, rolled }: Scorecard, texts: Texts): object {
  const used = perspectives.filter(({ objectives }) => objectives.length > 0);
  const line = (title: string, href: string, weight: number, { score, coverage }: Rolled) => ({
    title,
    href,
    weight: figureText(weight, '', texts),
    score: score === null ? texts.t('scorecard.no-total') : scoreText(score, texts),
    coverage: texts.t('scorecard.percent', { figure: texts.number(percent(coverage, 1)) }),
  });
  return {
    backHref: paths.scorecard(),
    lead:
      rolled.score === null
        ? texts.t('scorecard.heading.thin')
        : texts.t('scorecard.heading.total', { score: scoreText(rolled.score, texts) }),
    total: used.map((part) => line(nameOf(part.perspective, texts), `#${part.perspective}`, part.weight, part.rolled)),
    parts: used.map((part) => ({
      id: part.perspective,
      heading: nameOf(part.perspective, texts),
      lines: part.objectives.map(({ row, rolled: own }) => line(row.name, paths.objective(row.id), row.weight, own)),
      objectives: part.objectives
        .filter(({ measures }) => measures.length > 0)
        .map(({ row, measures }) => ({
          title: row.name,
          lines: measures.map((measure) =>
            line(measure.row.name, paths.measure(measure.row.id), measure.row.weight, measure.rolled),
          ),
        })),
    })),
  };
}
