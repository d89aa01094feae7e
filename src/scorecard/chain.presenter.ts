import { type ChainMetric, chainMetrics, type LaggedPair, laggedPairs, leastUnits } from '../domain/chain.js';
import { quarterKey } from '../domain/quarter.js';
import type { RankCorrelation } from '../domain/rank-correlation.js';
import { decimalsOf, shownFigure } from '../domain/shown-figure.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import type { Chain } from './chains.js';
import { figureText, quarterText } from './figure-texts.js';
import { spark } from './spark.js';

const units: Readonly<Record<ChainMetric, string>> = {
  behaviour: 'points',
  'behaviour-customers': 'points',
  employees: '',
  csat: 'percent',
  nps: '',
  retention: 'percent',
  late: 'percent',
  revenue: '',
  margin: 'percent',
};

export interface ChainPage {
  readonly chain: Chain;
  /** The unit asked for in the address, if any. */
  readonly wanted: string | null;
  readonly mayImport: boolean;
}

/** The service–profit chain: what goes together over ten units and more, else trends side by side; no causes. */
export function presentChain({ chain, wanted, mayImport }: ChainPage, texts: Texts): object {
  const ownUnits = [...chain.units.keys()].filter((unit) => unit !== '');
  const several = chain.figures.filter(({ unit }) => unit !== '');
  const pairs = laggedPairs(several);
  const unit = wanted !== null && chain.units.has(wanted) ? wanted : firstUnit(chain);
  const name = (key: string): string => chain.units.get(key) || texts.t('scorecard.whole');
  return {
    backHref: paths.scorecard(),
    heading: texts.t(headingKey(chain, pairs), { n: ownUnits.length }),
    lead: leadOf(chain, pairs, ownUnits.length, texts),
    imports: mayImport
      ? (['chain', 'orders'] as const).map((kind) => ({
          href: paths.scorecardImport(kind),
          label: texts.t(`import.new.${kind}`),
        }))
      : [],
    fileHref: chain.figures.length > 0 ? paths.chainFile() : '',
    pairs: pairs.map((pair) => presentPair(pair, texts)),
    action: paths.chain(),
    units: [...chain.units.keys()]
      .map((key) => ({ value: key, label: name(key), isSelected: key === unit }))
      .sort((one, other) => one.label.localeCompare(other.label, texts.locale)),
    hasChoice: chain.units.size > 1,
    ...presentTrends(chain, unit, name(unit), texts),
  };
}

function headingKey({ figures }: Chain, pairs: readonly LaggedPair[]): string {
  if (figures.length === 0) return 'scorecard.chain.heading-empty';
  return pairs.length > 0 ? 'scorecard.chain.heading-pairs' : 'scorecard.chain.heading-trends';
}

function leadOf({ figures }: Chain, pairs: readonly LaggedPair[], n: number, texts: Texts): string {
  if (figures.length === 0) return texts.t('scorecard.chain.empty');
  if (pairs.length > 0) return texts.t('scorecard.chain.lead-pairs');
  return texts.t('scorecard.chain.lead-trends', { n, least: leastUnits });
}

function firstUnit({ figures }: Chain): string {
  const units = new Set(figures.map(({ unit }) => unit));
  return units.has('') ? '' : ([...units].sort()[0] ?? '');
}

function presentPair({ earlier, later, lags }: LaggedPair, texts: Texts): object {
  return {
    earlier: texts.t(`scorecard.metric.${earlier}`),
    later: texts.t(`scorecard.metric.${later}`),
    lags: lags.map((found, lag) => ({
      label: texts.t('scorecard.chain.lag', { n: lag }),
      rho: found ? signed(found.rho, texts) : texts.t('scorecard.no-figure'),
      about: found ? intervalOf(found, texts) : '',
      word: found ? texts.t(`scorecard.chain.word.${wordOf(found)}`) : '',
    })),
  };
}

function intervalOf({ n, interval }: RankCorrelation, texts: Texts): string {
  if (!interval) return texts.t('scorecard.chain.without-interval', { n });
  return texts.t('scorecard.chain.interval', {
    n,
    low: signed(interval.low, texts),
    high: signed(interval.high, texts),
  });
}

/** What may be said of ranks: together, apart, or nothing clear when the interval holds 0. */
function wordOf({ rho, interval }: RankCorrelation): 'together' | 'apart' | 'unclear' {
  if (interval && interval.low <= 0 && interval.high >= 0) return 'unclear';
  return rho > 0 ? 'together' : 'apart';
}

function signed(value: number, texts: Texts): string {
  const size = texts.number(Math.abs(value), 2);
  return value < 0 && Math.abs(value) >= 0.005 ? texts.t('scorecard.chain.minus', { size }) : size;
}

function presentTrends({ figures }: Chain, unit: string, name: string, texts: Texts) {
  const own = figures.filter((figure) => figure.unit === unit);
  const metrics = chainMetrics.filter((metric) => own.some((figure) => figure.metric === metric));
  const quarters = new Map(own.map(({ quarter }) => [quarterKey(quarter), quarter]));
  const text = (metric: ChainMetric, value: number): string => figureText(value, units[metric], texts);
  const title = (metric: ChainMetric): string => texts.t(`scorecard.metric.${metric}`);
  const open = own.find(({ until }) => until !== null);
  return {
    unitName: name,
    note: open?.until
      ? texts.t('scorecard.chain.until', { day: texts.day(open.until), quarter: quarterText(open.quarter, texts) })
      : '',
    trends: metrics.map((metric) => {
      const series = own.filter((figure) => figure.metric === metric);
      const [first, last] = [series[0], series.at(-1)];
      const shown = series.map(({ value }) => shownFigure(value));
      const words = shown.map((value) => texts.number(value, units[metric] === 'points' ? 1 : decimalsOf(value)));
      const label = texts.t('scorecard.chain.trend-label', {
        name: title(metric),
        figures: words.join(texts.t('scorecard.beside')),
      });
      return {
        title: title(metric),
        about: texts.t(`scorecard.metric.${metric}.about`),
        course: spark(shown, null, { label, isMirrored: texts.dir === 'rtl' }),
        words:
          first && last ? trendWords(series.length, text(metric, first.value), text(metric, last.value), texts) : '',
      };
    }),
    columns: metrics.map(title),
    rows: [...quarters].map(([key, quarter]) => ({
      quarter: quarterText(quarter, texts),
      cells: metrics.map((metric) => {
        const figure = own.find((each) => each.metric === metric && quarterKey(each.quarter) === key);
        return { label: title(metric), value: figure ? text(metric, figure.value) : '–' };
      }),
    })),
    tableLabel: say(texts, 'scorecard.chain.table', { name }),
  };
}

function trendWords(length: number, first: string, last: string, texts: Texts): string {
  return length === 1 ? texts.t('scorecard.chain.one', { last }) : texts.t('scorecard.chain.from-to', { first, last });
}
