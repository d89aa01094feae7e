import type { HeatRow } from '../domain/heat-map.js';
import { paths } from '../web/paths.js';
import { type OverviewQuery, queryText } from './overview-query.js';

/** So many units stand on one page of the heat map: a large organisation's still opens at once and can be read. */
const onScreen = 40;
/** On paper so many of the highest and so many of the lowest, or the board gets no two pages. */
const onPaper = 12;

export interface UnitPage {
  readonly units: readonly HeatRow[];
  /** For partials/pagination. */
  readonly pages: object;
}

/** The asked page of the units, the last one where there are fewer. */
export function unitPage(units: readonly HeatRow[], query: OverviewQuery): UnitPage {
  const total = Math.max(1, Math.ceil(units.length / onScreen));
  const number = Math.min(query.page, total);
  const href = (page: number): string => {
    const asked = [queryText(query), page > 1 ? `page=${page}` : ''].filter((part) => part !== '').join('&');
    return `${paths.overview()}${asked && `?${asked}`}#units-h`;
  };
  return {
    units: units.slice((number - 1) * onScreen, number * onScreen),
    pages: {
      isNeeded: total > 1,
      number,
      total,
      previousHref: number > 1 ? href(number - 1) : '',
      nextHref: number < total ? href(number + 1) : '',
    },
  };
}

/** What is printed of many units: the highest and the lowest; 0 where it is all of them. */
export function unitsOnPaper(units: readonly HeatRow[]): { units: readonly HeatRow[]; ofEach: number } {
  if (units.length <= 2 * onPaper + 6) return { units, ofEach: 0 };
  return { units: [...units.slice(0, onPaper), ...units.slice(-onPaper)], ofEach: onPaper };
}
