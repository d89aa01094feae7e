import type { HeatMap, HeatRow } from '../domain/heat-map.js';
import { groupFilters, type ShownGroup } from '../domain/shown-group.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { GroupView } from './group-views.js';
import { presentHeadline } from './headline.presenter.js';
import { presentHeatTable } from './heat-table.presenter.js';
import { type FirstLook, presentLookFirst } from './look-first.presenter.js';
import { type OverviewQuery, queryText } from './overview-query.js';
import { unitPage, unitsOnPaper } from './unit-pages.js';
import { filterName, FrameworkNames, unitName } from './overview-words.js';

export interface OverviewParts {
  readonly view: GroupView;
  readonly map: HeatMap;
  readonly looks: readonly FirstLook[];
  readonly query: OverviewQuery;
  readonly timeZone: string;
}

/** The page of overview/overview-show. */
export function presentOverview(parts: OverviewParts, texts: Texts): object {
  const { units, pages } = unitPage(parts.map.units, parts.query);
  return { ...presentWith(parts, units, texts), pages };
}

/** Two pages of paper: of very many units the highest and the lowest. */
export function presentPrintedOverview(parts: OverviewParts, texts: Texts): object {
  const { units, ofEach } = unitsOnPaper(parts.map.units);
  const partText = texts.t('overview.print-part', { n: ofEach, total: parts.map.units.length });
  return { ...presentWith(parts, units, texts), partText: ofEach === 0 ? '' : partText };
}

function presentWith(
  { view, map, looks, query, timeZone }: OverviewParts,
  units: readonly HeatRow[],
  texts: Texts,
): object {
  const { shown } = view.now;
  const names = new FrameworkNames(shown.framework, texts);
  const asked = queryText(query);
  return {
    heading: presentHeadline(map, shown.scale.points, names, texts),
    meta: texts.t('overview.meta', {
      cycle: shown.cycle.name,
      n: map.company.subjects,
      raters: map.company.raters ?? 0,
    }),
    showing: showing(view, query, texts),
    filters: filtersOf(view, map, query, texts),
    first: presentLookFirst(looks, shown, view.before?.shown.cycle.name ?? '', view.isWhole, names, texts),
    table: presentHeatTable(map, shown, query, names, texts, units),
    fewText: texts.t('overview.few-note', { n: shown.thresholds.subjects, raters: shown.thresholds.raters }),
    leftOutText: view.isThinned ? texts.t('overview.left-out-note') : '',
    fixedText: texts.t('overview.fixed-note', { date: texts.day(dateIn(view.publishedAt, timeZone)) }),
    fileHref: `${paths.overviewFile()}${asked ? `?${asked}` : ''}`,
    printHref: `${paths.overviewPrint()}${asked ? `?${asked}` : ''}`,
    mayPrint: view.isWhole,
    scorecardHref: paths.scorecardOfUnit(),
  };
}

function showing({ now }: GroupView, { by, show, units }: OverviewQuery, texts: Texts): string {
  const params = { cycle: now.shown.cycle.name, by: filterName(by, texts) };
  const base = texts.t(show === 'score' ? 'overview.showing' : 'overview.showing-change', params);
  const chosen = now.shown.units.filter(({ key }) => units.includes(key));
  if (chosen.length === 0) return base;
  return `${base} ${texts.t('overview.showing-units', { units: texts.list(chosen.map(({ names }) => unitName(names, texts))) })}`;
}

function filtersOf(
  { now, before, cycles, isWhole }: GroupView,
  map: HeatMap,
  query: OverviewQuery,
  texts: Texts,
): object {
  const { shown } = now;
  return {
    action: paths.overview(),
    cycles: cycles.map(({ id, name }) => ({ value: id, label: name, isSelected: id === shown.cycle.id })),
    by: groupFilters
      .filter((filter) => isSeen(shown, filter))
      .map((filter) => ({ value: filter, label: filterName(filter, texts), isSelected: filter === query.by })),
    show: (before ? (['score', 'change'] as const) : (['score'] as const)).map((show) => ({
      value: show,
      label: texts.t(`overview.show.${show}`),
      isSelected: show === query.show,
    })),
    units: isWhole && shown.units.length > 1 ? unitChoices(shown, map, query, texts) : [],
  };
}

function unitChoices({ units }: ShownGroup, map: HeatMap, query: OverviewQuery, texts: Texts): object[] {
  const chosen = query.units.length === 0 ? [] : map.units.map(({ key }) => key);
  return units.map(({ key, names }) => ({
    value: key,
    label: unitName(names, texts),
    isSelected: chosen.includes(key),
  }));
}

/** A view is offered only where it shows anything. */
function isSeen({ company }: ShownGroup, filter: (typeof groupFilters)[number]): boolean {
  return Object.values(company.competencies).some((cells) => cells[filter] !== undefined);
}
