import type { Change, CompetencyChange } from '../domain/shown-change.js';
import type { ShownReport } from '../domain/shown-report.js';
import type { Texts } from '../i18n/texts.js';
import { changeLine } from './charts/change-line.js';
import { say, writeFigure } from './figures.js';
import type { ReportNames } from './report-names.js';

type Compared = Exclude<Change, { kind: 'broken' }>;

/** What has changed since the earlier report; null on the first one. */
export function presentChange(shown: ShownReport, names: ReportNames, texts: Texts): object | null {
  const { change } = shown;
  if (change === null) return null;
  const { cycleName } = change.since;
  const compared = change.competencies.filter(({ others }) => others.kind !== 'broken');
  const broken = change.competencies.filter(({ others }) => others.kind === 'broken');
  const heading = say(texts, 'report.change.heading', { cycle: cycleName });
  if (compared.length === 0) return { heading, sentence: say(texts, brokenKey(broken), { cycle: cycleName }) };
  return {
    heading,
    sentence: '',
    find: findOf(compared, texts),
    note: say(texts, 'report.change.note', { cycle: cycleName }),
    rows: compared.map(({ competencyId, others }) =>
      presentRow(names.competency(competencyId), others as Compared, shown, texts),
    ),
    broken:
      broken.length > 0
        ? say(texts, 'report.change.without', {
            competencies: texts.list(broken.map(({ competencyId }) => names.competency(competencyId))),
          })
        : '',
  };
}

/** Changed words or groups are told as such; otherwise there were too few answers on one side. */
function brokenKey(broken: readonly CompetencyChange[]): string {
  const isChanged = broken.some(
    ({ others }) => others.kind === 'broken' && ['scale', 'wording', 'groups'].includes(others.reason),
  );
  return isChanged ? 'summary.line-broken' : 'report.change.too-few';
}

function findOf(compared: readonly CompetencyChange[], texts: Texts): string {
  const count = (kind: Change['kind']): number => compared.filter(({ others }) => others.kind === kind).length;
  const [risen, fallen] = [count('risen'), count('fallen')];
  if (risen + fallen === 0) return texts.t('report.change.none');
  return [
    ...(risen > 0 ? [texts.t('report.change.risen', { n: risen })] : []),
    ...(fallen > 0 ? [texts.t('report.change.fallen', { n: fallen })] : []),
  ].join(' ');
}

function presentRow(name: string, { kind, from, to }: Compared, shown: ShownReport, texts: Texts): object {
  const [before, now] = [writeFigure(from, texts), writeFigure(to, texts)];
  const word = texts.t(`report.change.word.${kind}`);
  const values = [texts.t('report.change.before', { x: before }), texts.t('report.change.now', { x: now })];
  return {
    name,
    word,
    label: texts.t('report.chart-label', { name, values: [...values, word].join(texts.t('report.comma')) }),
    fromText: before,
    toText: now,
    beforeText: texts.t('report.change.before-short'),
    nowText: texts.t('report.change.now-short'),
    ...changeLine(from, to, shown.scale.points, texts.dir === 'rtl'),
  };
}
