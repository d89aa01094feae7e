import { BadRequestException } from '@nestjs/common';
import type { HeatRow } from '../domain/heat-map.js';
import { groupFilters, type GroupCells, type GroupFigures } from '../domain/shown-group.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { figureHref, rowName } from './heat-table.presenter.js';
import type { OverviewParts } from './overview.presenter.js';
import { type OverviewQuery, queryText, readOverviewQuery } from './overview-query.js';
import { changeSentence, filterName, FrameworkNames, scaleEnds, unitName } from './overview-words.js';

export interface FigureQuery {
  readonly row: string;
  /** Competency id, or 'overall'. */
  readonly item: string;
  readonly overview: OverviewQuery;
}

export function readFigureQuery({ row, item, ...rest }: Readonly<Record<string, unknown>>): FigureQuery {
  if (typeof row !== 'string' || typeof item !== 'string') throw new BadRequestException();
  return { row, item, overview: readOverviewQuery(rest) };
}

/** What one figure of the heat map is made of; null for a figure that is not shown. */
export function presentFigure(parts: OverviewParts, { row: wanted, item }: FigureQuery, texts: Texts): object | null {
  const { view, map, query } = parts;
  const row = [map.company, map.together, ...map.units].find((each) => each?.key === wanted);
  const cell = row && (item === 'overall' ? row.overall : row.cells[map.competencyIds.indexOf(item)]);
  if (!row || !cell) return null;
  const { shown } = view.now;
  const names = new FrameworkNames(shown.framework, texts);
  const itemName = item === 'overall' ? texts.t('overview.overall') : names.competency(item);
  const asked = queryText(query);
  return {
    heading: say(texts, 'overview.figure.heading', {
      unit: rowName(row, texts),
      item: itemName,
      x: writeFigure(cell.value, texts),
    }),
    lead: changeSentence(cell.change, view.before?.shown.cycle.name ?? '', texts),
    backLabel: texts.t('overview.to-overview'),
    backHref: `${paths.overview()}${asked ? `?${asked}` : ''}`,
    facts: factsOf(parts, row, cell.subjects, texts),
    how: texts.t(howKey(row, item), { n: cell.subjects }),
    parts: partsOf(parts, row, item, names, texts),
    tables: [],
    views: viewsOf(figuresOf(parts, row), item, texts),
    valuesHref: item === 'overall' ? '' : `${paths.values()}?cycle=${encodeURIComponent(shown.cycle.id)}`,
  };
}

function howKey({ key }: HeatRow, item: string): string {
  if (item === 'overall') return 'overview.figure.how-overall';
  return key === 'company' || key === 'together' ? 'overview.figure.how-sum' : 'overview.figure.how-unit';
}

function factsOf({ view, query, timeZone }: OverviewParts, row: HeatRow, subjects: number, texts: Texts): object[] {
  const { shown } = view.now;
  const rows: [string, string][] = [
    ['cycle', shown.cycle.name],
    ['by', filterName(query.by, texts)],
    ['reports', texts.t('overview.people', { n: subjects })],
    ...(row.raters === null
      ? []
      : [['raters', texts.t('overview.figure.raters-of', { n: row.raters })] as [string, string]]),
    ['scale', texts.t('overview.figure.scale-of', scaleEnds(shown.scale, texts))],
    ['fixed', texts.day(dateIn(view.publishedAt, timeZone))],
  ];
  return rows.map(([key, value]) => ({ label: texts.t(`overview.figure.${key}`), value }));
}

/** What the figure is the mean of: units for a sum, competencies for the overall figure, else the unit's behaviours. */
function partsOf(parts: OverviewParts, row: HeatRow, item: string, names: FrameworkNames, texts: Texts): object | null {
  const { map, view, query } = parts;
  if (item === 'overall') {
    const rows = map.competencyIds.map((id, index) => ({ id, cell: row.cells[index] ?? null }));
    return {
      title: texts.t('overview.figure.competencies'),
      rows: rows.flatMap(({ id, cell }) =>
        cell ? [partRow(names.competency(id), cell.value, cell.subjects, figureHref(row, id, query), texts)] : [],
      ),
    };
  }
  if (row.key === 'company' || row.key === 'together') {
    if (!view.isWhole) return null;
    const index = map.competencyIds.indexOf(item);
    return {
      title: texts.t('overview.figure.units'),
      rows: map.units.flatMap((unit) => {
        const cell = unit.cells[index];
        return cell
          ? [partRow(unitName(unit.names, texts), cell.value, cell.subjects, figureHref(unit, item, query), texts)]
          : [];
      }),
    };
  }
  return behavioursOf(parts, row, item, names, texts);
}

function behavioursOf(
  parts: OverviewParts,
  row: HeatRow,
  item: string,
  names: FrameworkNames,
  texts: Texts,
): object | null {
  const figures = figuresOf(parts, row);
  const competency = parts.view.now.shown.framework
    .flatMap(({ competencies }) => competencies)
    .find(({ id }) => id === item);
  const rows = (competency?.behaviours ?? []).flatMap(({ id }) => {
    const cell = figures?.behaviours[id]?.[parts.query.by];
    return cell ? [partRow(names.statement(id), cell.value, cell.subjects, '', texts)] : [];
  });
  return rows.length === 0 ? null : { title: texts.t('overview.figure.behaviours'), rows };
}

function partRow(title: string, value: number, subjects: number, href: string, texts: Texts): object {
  return { title, href, value: writeFigure(value, texts), people: texts.t('overview.people', { n: subjects }) };
}

function figuresOf({ view }: OverviewParts, { key }: HeatRow): GroupFigures | undefined {
  return key === 'company' ? view.now.shown.company : view.now.shown.units.find((unit) => unit.key === key);
}

/** The same figure as each rater group sees it, where it is shown. */
function viewsOf(figures: GroupFigures | undefined, item: string, texts: Texts): object[] {
  const cells: GroupCells = (item === 'overall' ? figures?.overall : figures?.competencies[item]) ?? {};
  return groupFilters.flatMap((filter) => {
    const cell = cells[filter];
    if (!cell) return [];
    return [
      {
        label: filterName(filter, texts),
        value: writeFigure(cell.value, texts),
        people: texts.t('overview.people', { n: cell.subjects }),
      },
    ];
  });
}
