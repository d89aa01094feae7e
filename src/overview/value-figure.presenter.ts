import { textIn } from '../domain/locale.js';
import type { GroupFigure, ShownFrameworkValue, ShownGroup } from '../domain/shown-group.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import type { GroupView } from './group-views.js';
import { filterName, FrameworkNames, scaleEnds } from './overview-words.js';
import { carriersOf, rangeOf } from './value-carriers.js';

/** What every figure about one brand value is made of, in the view of figures; null for a value that has none. */
export function presentValueFigure(view: GroupView, valueId: string, timeZone: string, texts: Texts): object | null {
  const { shown } = view.now;
  const value = shown.framework.find(({ id }) => id === valueId);
  const cell = shown.company.values[valueId]?.others;
  if (!value || !cell) return null;
  const names = new FrameworkNames(shown.framework, texts);
  const competencies = value.competencies.map(({ id }) => `\u2068${names.competency(id)}\u2069`);
  const facts: [string, string][] = [
    ['cycle', shown.cycle.name],
    ['by', filterName('others', texts)],
    ['reports', texts.t('overview.people', { n: cell.subjects })],
    ['raters', texts.t('overview.people', { n: shown.company.raters })],
    ['scale', texts.t('overview.figure.scale-of', scaleEnds(shown.scale, texts))],
    ['fixed', texts.day(dateIn(view.publishedAt, timeZone))],
  ];
  const title = textIn(value.name, texts.locale);
  return {
    heading: say(texts, 'overview.values.figure-heading', { value: title, x: writeFigure(cell.value, texts) }),
    lead: textIn(value.promise, texts.locale),
    backHref: `${paths.values()}?cycle=${encodeURIComponent(shown.cycle.id)}`,
    backLabel: texts.t('layout.nav.values'),
    facts: facts.map(([key, text]) => ({ label: texts.t(`overview.figure.${key}`), value: text })),
    how: texts.fill('overview.values.how', { names: texts.list(competencies), n: cell.subjects }, (part) => part),
    parts: competenciesOf(value, shown, names, texts),
    tables: [
      behavioursOf(value, shown, names, texts),
      viewsOf(valueId, shown, texts),
      unitsOf(valueId, shown, texts),
    ].flat(),
    views: [],
    valuesHref: '',
  };
}

function rowOf(title: string, { value, subjects }: GroupFigure, texts: Texts): object {
  return { title, href: '', value: writeFigure(value, texts), people: texts.t('overview.people', { n: subjects }) };
}

function competenciesOf(
  { competencies }: ShownFrameworkValue,
  { company }: ShownGroup,
  names: FrameworkNames,
  texts: Texts,
): object | null {
  const rows = competencies.flatMap(({ id }) => {
    const cell = company.competencies[id]?.others;
    return cell ? [rowOf(names.competency(id), cell, texts)] : [];
  });
  return rows.length === 0 ? null : { title: texts.t('overview.figure.competencies'), rows };
}

/** The behaviours that the page of values names. */
function behavioursOf(value: ShownFrameworkValue, shown: ShownGroup, names: FrameworkNames, texts: Texts): object[] {
  const { carried, broken } = carriersOf(value, shown);
  const rows = [...carried, ...broken.toReversed()].map(({ id, figure }) => rowOf(names.statement(id), figure, texts));
  if (rows.length === 0) return [];
  const head = texts.t('overview.values.behaviour');
  const note = texts.t('overview.values.behaviours-how');
  return [{ id: 'behaviours', title: texts.t('overview.values.behaviours'), head, note, rows }];
}

function viewsOf(valueId: string, { comparison }: ShownGroup, texts: Texts): object[] {
  const both = comparison.find((each) => each.valueId === valueId);
  if (!both) return [];
  const { subjects } = both;
  const people = texts.t(both.isOfSamePeople ? 'overview.values.same-people' : 'overview.values.other-people', {
    n: both.behaviours,
    people: subjects,
  });
  return [
    {
      id: 'views',
      title: texts.t('overview.values.views'),
      note: `${people} ${texts.t('overview.values.views-how')}`,
      head: texts.t('overview.figure.by'),
      rows: (['customers', 'employees'] as const).map((side) => ({
        title: texts.t(`overview.values.${side}`),
        value: writeFigure(both[side], texts),
        people: both.isOfSamePeople
          ? texts.t('overview.people', { n: subjects })
          : texts.t('overview.values.at-least', { n: subjects }),
      })),
    },
  ];
}

function unitsOf(valueId: string, shown: ShownGroup, texts: Texts): object[] {
  const range = rangeOf(valueId, shown);
  if (!range) return [];
  const people = texts.t('overview.values.at-least', { n: shown.thresholds.subjects });
  return [
    {
      id: 'range',
      title: texts.t('overview.values.units'),
      note: texts.t('overview.values.units-how', { units: range.units, n: shown.thresholds.subjects }),
      head: texts.t('overview.unit'),
      rows: (['low', 'high'] as const).map((end) => ({
        title: texts.t(`overview.values.units-${end}`),
        value: writeFigure(range[end], texts),
        people,
      })),
    },
  ];
}
