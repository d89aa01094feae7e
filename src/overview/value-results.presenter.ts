import { textIn } from '../domain/locale.js';
import { roundToTenth } from '../domain/rounding.js';
import type { ShownFrameworkValue, ShownGroup, ViewComparison } from '../domain/shown-group.js';
import { reportsTogether } from '../domain/shared-comments.js';
import type { Texts } from '../i18n/texts.js';
import { type Axis, placeOf, pointsOn } from '../reports/charts/axis.js';
import { say, writeFigure } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { changeSentence, FrameworkNames, scaleEnds } from './overview-words.js';
import { type Carrier, carriersOf, rangeOf } from './value-carriers.js';
import { presentEvidence } from './value-evidence.presenter.js';
import type { ValueResultsOfCycle } from './value-results.js';

/** From here customers and employees see a value differently (measurement 2). */
const worthWords = 0.5;

/** The page of overview/values-show; only administrators may change where a value comes from. */
export function presentValueResults(results: ValueResultsOfCycle, mayEdit: boolean, texts: Texts): object {
  const { view, bare } = results;
  const shown = view?.now.shown ?? null;
  const rows = (shown?.framework ?? []).map((value) => presentValue(value, shown!, results, mayEdit, texts));
  return {
    heading: shown ? headline(shown, texts) : texts.t('overview.values.heading-empty'),
    meta: shown ? texts.t('overview.values.meta', { cycle: shown.cycle.name, n: shown.company.subjects }) : '',
    isEmpty: rows.length === 0,
    isCompared: (shown?.comparison ?? []).length > 0,
    ends: shown ? texts.t('overview.values.ends', scaleEnds(shown.scale, texts)) : '',
    rows,
    words: results.words,
    wordsNote: shown
      ? texts.t('overview.values.words-note', { n: reportsTogether({ groupSubjects: shown.thresholds.subjects }) })
      : '',
    bare: (mayEdit ? bare : []).map(({ id, name }) => ({
      title: textIn(name, texts.locale),
      href: paths.frameworkValue(id),
    })),
    cycles: (view?.cycles ?? []).map(({ id, name }) => ({
      label: name,
      href: `${paths.values()}?cycle=${encodeURIComponent(id)}`,
      isCurrent: id === shown?.cycle.id,
    })),
  };
}

/** The value most kept, and where customers disagree most or, without such a one, the weakest. */
function headline({ framework, company, comparison, scale }: ShownGroup, texts: Texts): string {
  const name = (id: string): string => textIn(framework.find((value) => value.id === id)?.name ?? {}, texts.locale);
  const seen = framework
    .flatMap(({ id }) => ({ id, value: company.values[id]?.others?.value }))
    .filter((each): each is { id: string; value: number } => each.value !== undefined)
    .toSorted((a, b) => b.value - a.value);
  const [best] = seen;
  const weakest = seen.at(-1);
  if (!best || !weakest) return texts.t('overview.values.heading-none');
  const figure = { x: writeFigure(best.value, texts), n: scale.points };
  const first = say(texts, 'overview.values.best', { value: name(best.id), ...figure });
  const [disputed] = comparison
    .filter((each) => Math.abs(gapOf(each)) >= worthWords)
    .toSorted((a, b) => Math.abs(gapOf(b)) - Math.abs(gapOf(a)));
  if (disputed) {
    const key = gapOf(disputed) < 0 ? 'overview.values.customers-lower' : 'overview.values.customers-higher';
    return `${first} ${say(texts, key, { value: name(disputed.valueId) })}`;
  }
  if (weakest.id === best.id) return first;
  return `${first} ${say(texts, 'overview.values.weakest', { value: name(weakest.id) })}`;
}

function gapOf({ customers, employees }: ViewComparison): number {
  return roundToTenth(customers - employees);
}

function presentValue(
  value: ShownFrameworkValue,
  shown: ShownGroup,
  { view, changes, evidence }: ValueResultsOfCycle,
  mayEdit: boolean,
  texts: Texts,
): object {
  const cell = shown.company.values[value.id]?.others;
  const title = textIn(value.name, texts.locale);
  const change = changeSentence(changes.get(value.id) ?? null, view?.before?.shown.cycle.name ?? '', texts);
  return {
    title,
    promise: textIn(value.promise, texts.locale),
    figure: cell ? writeFigure(cell.value, texts) : '',
    figureHref: detailHref(value.id, shown, ''),
    absent: cell ? '' : texts.t('overview.values.absent'),
    change,
    range: presentRange(value.id, shown, texts),
    rangeHref: detailHref(value.id, shown, 'range'),
    comparison: presentComparison(title, comparisonOf(value.id, shown), shown, texts),
    ...presentCarriers(value, shown, texts),
    evidence: evidence.filter(({ valueId }) => valueId === value.id).map((row) => presentEvidence(row, mayEdit, texts)),
    evidenceHref: mayEdit ? paths.valueEvidence(value.id) : '',
  };
}

/** The lowest and the highest unit, where there are several. */
function presentRange(valueId: string, shown: ShownGroup, texts: Texts): string {
  const range = rangeOf(valueId, shown);
  if (!range) return '';
  return texts.t('overview.values.range', { low: writeFigure(range.low, texts), high: writeFigure(range.high, texts) });
}

function comparisonOf(valueId: string, { comparison }: ShownGroup): ViewComparison | null {
  return comparison.find((each) => each.valueId === valueId) ?? null;
}

/** Customers' view beside employees' on one line, and what it comes to in words. */
function presentComparison(title: string, both: ViewComparison | null, shown: ShownGroup, texts: Texts): object | null {
  if (!both) return null;
  const axis: Axis = { low: 1, high: shown.scale.points, isMirrored: texts.dir === 'rtl' };
  const place = (value: number): string => `${placeOf(value, axis)}%`;
  const params = { customers: writeFigure(both.customers, texts), employees: writeFigure(both.employees, texts) };
  const gap = gapOf(both);
  const verdict =
    Math.abs(gap) < worthWords
      ? texts.t('overview.values.alike')
      : texts.t(gap < 0 ? 'overview.values.lower' : 'overview.values.higher', { d: writeFigure(Math.abs(gap), texts) });
  const text = texts.t('overview.values.both', params);
  return {
    label: say(texts, 'overview.values.chart-label', { value: title, both: text }),
    text,
    verdict,
    href: detailHref(both.valueId, shown, 'views'),
    note: texts.t(both.isOfSamePeople ? 'overview.values.same-people' : 'overview.values.other-people', {
      n: both.behaviours,
      people: both.subjects,
    }),
    customersX: place(both.customers),
    employeesX: place(both.employees),
    isApart: Math.abs(gap) >= worthWords,
    ticks: pointsOn(axis).map((point) => place(point)),
  };
}

function presentCarriers(
  value: ShownFrameworkValue,
  shown: ShownGroup,
  texts: Texts,
): { carried: object[]; broken: object[] } {
  const names = new FrameworkNames(shown.framework, texts);
  const { carried, broken } = carriersOf(value, shown);
  const present = ({ id, figure }: Carrier): object => ({
    figure: writeFigure(figure.value, texts),
    text: names.statement(id),
    href: detailHref(value.id, shown, 'behaviours'),
  });
  return { carried: carried.map(present), broken: broken.map(present) };
}

/** Where a value's figures are taken apart; '' without a figure of its own. */
function detailHref(
  valueId: string,
  { company, cycle }: ShownGroup,
  part: '' | 'behaviours' | 'views' | 'range',
): string {
  if (!company.values[valueId]?.others) return '';
  return `${paths.valueFigure(valueId, cycle.id)}${part && `#${part}`}`;
}
