import type { HeatMap } from '../domain/heat-map.js';
import { lowestCells } from '../domain/heat-map.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from '../reports/figures.js';
import { type FrameworkNames, unitName } from './overview-words.js';

/** What a leader would say of the company in one breath: the two best competencies, the weakest, and where it is weakest. */
export function presentHeadline(map: HeatMap, points: number, names: FrameworkNames, texts: Texts): string {
  const seen = map.company.cells
    .flatMap((cell, index) => (cell ? [{ id: map.competencyIds[index] ?? '', value: cell.value, index }] : []))
    .toSorted((a, b) => b.value - a.value);
  const [best, second] = seen;
  const weakest = seen.at(-1);
  if (!best || !weakest) return texts.t('overview.headline.none');
  if (seen.length === 1) {
    const params = { a: names.competency(best.id), x: writeFigure(best.value, texts), n: points };
    return say(texts, 'overview.headline.one', params);
  }
  const strengths =
    second && seen.length > 2
      ? say(texts, 'overview.headline.two-best', { a: names.competency(best.id), b: names.competency(second.id) })
      : say(texts, 'overview.headline.best', { a: names.competency(best.id) });
  return `${strengths} ${weakSentence(map, weakest, names, texts)}`;
}

function weakSentence(
  map: HeatMap,
  weakest: { readonly id: string; readonly index: number },
  names: FrameworkNames,
  texts: Texts,
): string {
  const column = { units: map.units.map((row) => ({ ...row, cells: [row.cells[weakest.index] ?? null] })) };
  const [lowest] = lowestCells({ ...column, competencyIds: [weakest.id] }, 1);
  const params = { c: names.competency(weakest.id) };
  if (!lowest || map.units.length < 2) return say(texts, 'overview.headline.weakest', params);
  return say(texts, 'overview.headline.weakest-in', { ...params, unit: unitName(lowest.row.names, texts) });
}
