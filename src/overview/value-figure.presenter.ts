import { textIn } from '../domain/locale.js';
import { dateIn } from '../domain/zone-time.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import type { GroupView } from './group-views.js';
import { filterName, FrameworkNames, scaleEnds } from './overview-words.js';

/** What the company's figure of one brand value is made of, in the view of figures; null for one that is not shown. */
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
    parts: null,
    views: [],
    valuesHref: '',
  };
}
