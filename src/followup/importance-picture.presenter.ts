import { type ImportancePicture, type PicturePoint } from '../domain/importance-picture.js';
import { textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { isolated } from '../surveys/rater-frame.presenter.js';
import { quadrantPoints } from '../reports/charts/quadrant.js';

const textShift = 4.5;

/** Importance upwards, performance across; what matters and is seldom seen carries a number and stands in the list. */
export function presentPicture({ points, middle, audience, view }: ImportancePicture, cycle: string, texts: Texts) {
  const first = points.filter(({ isFirst }) => isFirst).toSorted((a, b) => a.performance - b.performance);
  const numberOf = new Map(first.map(({ id }, index) => [id, index + 1]));
  const placed = quadrantPoints(
    // Each axis around its own middle: the chart takes distances from one norm, so both are laid on zero.
    points.map(({ id, importance, performance }) => ({
      id,
      self: tenth(importance - middle.importance),
      others: tenth(performance - middle.performance),
      number: numberOf.get(id) ?? null,
    })),
    0,
    texts.dir === 'rtl',
  );
  const figures = ({ importance, performance }: PicturePoint): string =>
    texts.t('desired.picture.figures', {
      importance: texts.number(importance, 1),
      performance: texts.number(performance, 1),
    });
  return {
    find: texts.t('desired.picture.find', { n: first.length }),
    note: texts.t('desired.picture.note', {
      audience: texts.t(`desired.audience-in.${audience}`),
      view: texts.t(`loop.view.${view}`),
      cycle: isolated(cycle),
      importance: texts.number(middle.importance, 1),
      performance: texts.number(middle.performance, 1),
    }),
    label: texts.t('desired.picture.label', {
      list: texts.list(points.map((point) => `${textIn(point.statement, texts.locale)} ${figures(point)}`)),
    }),
    points: placed.map(({ number, x, y, dx, dy }) => ({
      x,
      y,
      dx: String(dx),
      dy: String(dy),
      textY: String(dy + textShift),
      isNamed: number !== null,
      text: number === null ? '' : texts.number(number),
    })),
    first: first.map((point) => ({
      number: texts.number(numberOf.get(point.id) ?? 0),
      statement: textIn(point.statement, texts.locale),
      figures: figures(point),
    })),
    rows: points
      .toSorted((a, b) => b.importance - a.importance)
      .map((point) => ({
        text: textIn(point.statement, texts.locale),
        importance: texts.number(point.importance, 1),
        performance: texts.number(point.performance, 1),
      })),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
