import type { Change, CompetencyChange } from '../domain/shown-change.js';
import type { ShownReport } from '../domain/shown-report.js';
import type { ShownTrend } from '../domain/shown-trend.js';
import type { Texts } from '../i18n/texts.js';
import { say } from './figures.js';
import type { NumberTable } from './numbers.presenter.js';
import type { ReportNames } from './report-names.js';
import { cycleTitles, presentTrend, trendTable, type TrendRow } from './trend.presenter.js';

export interface PresentedChange {
  readonly heading: string;
  /** In place of everything else. */
  readonly sentence: string;
  readonly find: string;
  readonly note: string;
  readonly rows: readonly TrendRow[];
  readonly table: NumberTable | null;
  readonly broken: string;
}

/** What has changed since earlier reports; null on a first one without results from elsewhere. */
export function presentChange(shown: ShownReport, names: ReportNames, texts: Texts): PresentedChange | null {
  const { change, trend } = shown;
  const hasLines = trend !== undefined && trend.competencies.length > 0;
  if (change === null && !hasLines) return null;
  const broken = (change?.competencies ?? []).filter(({ others }) => others.kind === 'broken');
  const heading = headingOf(shown, texts);
  if (!hasLines) {
    const sentence = say(texts, brokenKey(broken), { cycle: change?.since.cycleName ?? '' });
    return { heading, sentence, find: '', note: '', rows: [], table: null, broken: '' };
  }
  const titles = cycleTitles(shown, trend, texts);
  const isImported = trend.cycles.some((cycle) => cycle.isImported);
  const note = say(texts, 'report.change.note', { cycles: texts.list(titles) });
  return {
    heading,
    sentence: '',
    find: change === null ? texts.t('report.change.first') : findOf(change.competencies, trend, texts),
    note: isImported ? `${note} ${texts.t('report.change.imported-note')}` : note,
    rows: presentTrend(trend, titles, shown, names, texts),
    table: trendTable(trend, titles, names, texts),
    broken: brokenNote(broken, trend, names, texts),
  };
}

function headingOf({ change, trend }: ShownReport, texts: Texts): string {
  const isOne = change !== null && (trend?.cycles.length ?? 0) <= 2;
  return isOne
    ? say(texts, 'report.change.heading', { cycle: change.since.cycleName })
    : texts.t('report.change.heading-many');
}

/** Changed words or groups are told as such; otherwise there were too few answers on one side. */
function brokenKey(broken: readonly CompetencyChange[]): string {
  const isChanged = broken.some(
    ({ others }) => others.kind === 'broken' && ['scale', 'wording', 'groups'].includes(others.reason),
  );
  return isChanged ? 'summary.line-broken' : 'report.change.too-few';
}

function findOf(changes: readonly CompetencyChange[], trend: ShownTrend, texts: Texts): string {
  const count = (kind: Change['kind']): number => changes.filter(({ others }) => others.kind === kind).length;
  const [risen, fallen, steady] = [count('risen'), count('fallen'), count('no-clear-change')];
  if (risen + fallen === 0) return texts.t(steady === 0 ? 'report.change.no-words' : 'report.change.none');
  const again = (kind: 'risen' | 'fallen'): number =>
    trend.competencies.filter(({ points }) => points.length > 2 && points.slice(-2).every(({ word }) => word === kind))
      .length;
  const told = [
    ['report.change.risen', risen],
    ['report.change.risen-again', again('risen')],
    ['report.change.fallen', fallen],
    ['report.change.fallen-again', again('fallen')],
  ] as const;
  return told.flatMap(([key, n]) => (n > 0 ? [texts.t(key, { n })] : [])).join(' ');
}

function brokenNote(broken: readonly CompetencyChange[], trend: ShownTrend, names: ReportNames, texts: Texts): string {
  const without = broken.filter(({ competencyId }) =>
    trend.competencies.every((line) => line.competencyId !== competencyId),
  );
  if (without.length === 0) return '';
  const competencies = texts.list(without.map(({ competencyId }) => names.competency(competencyId)));
  return say(texts, 'report.change.without', { competencies });
}
