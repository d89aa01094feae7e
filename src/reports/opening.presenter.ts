import type { ShownReport, WhoAnswered } from '../domain/shown-report.js';
import type { SummarySentence } from '../domain/summary-sentence.js';
import { summarise } from '../domain/summary-sentences.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from './figures.js';
import type { ReportNames } from './report-names.js';
import { presentSentence } from './summary.presenter.js';

/** The words before any chart: headline, who answered, in short. */
export function presentOpening(shown: ShownReport, names: ReportNames, texts: Texts): object {
  const { headline, inShort, notes } = summarise(shown);
  const { subjectName, cycleName } = shown.header;
  return {
    title: texts.t('report.title', { name: subjectName, cycle: cycleName }),
    meta: say(texts, 'report.title', { name: subjectName, cycle: cycleName }),
    headline: headline ? presentSentence(headline, names, texts) : texts.t('report.headline-plain'),
    who: presentWho(shown.who, shown.thresholds.ratings, names, texts),
    rule: texts.t('report.rule', { n: shown.thresholds.ratings }),
    notes: notes.filter(isAboutBlocks).map((note) => presentSentence(note, names, texts)),
    short: [...valued(shown, names, texts), ...inShort.map((sentence) => presentShort(sentence, names, texts))],
  };
}

/** "12 of the 14 people invited answered: …"; no total where it would tell a number under the minimum. */
function presentWho({ total, parts }: WhoAnswered, k: number, names: ReportNames, texts: Texts): string {
  const list = texts.list(
    parts.map(({ label, answered, invited }) => {
      const block = names.block(label);
      if (label === 'manager') return texts.t(answered ? 'report.who-manager' : 'report.who-no-manager');
      return answered === null
        ? texts.t('report.who-few', { block, k, invited })
        : texts.t('report.who-part', { block, answered, invited });
    }),
  );
  if (parts.length === 0) return texts.t('report.who-nobody');
  if (total.answered === null) return texts.t('report.who-invited', { invited: total.invited, list });
  return texts.t('summary.who', { n: total.answered, answered: total.answered, invited: total.invited, list });
}

function isAboutBlocks({ key }: SummarySentence): boolean {
  return key === 'summary.merged' || key === 'summary.few-answers';
}

/** What others see most, as the first thing told. */
function valued(shown: ShownReport, names: ReportNames, texts: Texts): object[] {
  const [best] = shown.strongest;
  const figure = best === undefined ? null : names.othersOn(best);
  if (best === undefined || figure === null) return [];
  const params = { behaviour: names.quoted(best), x: writeFigure(figure, texts), points: shown.scale.points };
  return [{ label: texts.t('report.short.valued'), text: say(texts, 'report.short.valued-text', params) }];
}

function presentShort(sentence: SummarySentence, names: ReportNames, texts: Texts): object {
  return {
    label: texts.t(`report.short.${shortLabels[sentence.key] ?? 'views'}`),
    text: presentSentence(sentence, names, texts),
  };
}

const shortLabels: Partial<Record<SummarySentence['key'], string>> = {
  'summary.blind-spot': 'blind-spot',
  'summary.hidden-strength': 'hidden-strength',
  'summary.risen': 'change',
  'summary.fallen': 'change',
  'summary.no-clear-change': 'change',
  'summary.line-broken': 'change',
  'summary.first-step': 'first-step',
};
