import type { AnsweredPart, ShownReport, WhoAnswered } from '../domain/shown-report.js';
import type { SummarySentence } from '../domain/summary-sentence.js';
import { summarise } from '../domain/summary-sentences.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from './figures.js';
import { ranksAreEven } from './ranks.presenter.js';
import type { ReportNames } from './report-names.js';
import { presentSentence } from './summary.presenter.js';

export interface PresentedOpening {
  readonly title: string;
  readonly meta: string;
  readonly headline: string;
  readonly who: string;
  readonly rule: string;
  readonly notes: readonly string[];
  readonly short: readonly ShortItem[];
}

export interface ShortItem {
  readonly label: string;
  readonly text: string;
  /** The part of the report that shows more of it. */
  readonly section: 'competencies' | 'gaps' | 'ranks' | 'change' | 'plan';
}

/** The words before any chart: headline, who answered, in short. */
export function presentOpening(shown: ShownReport, names: ReportNames, texts: Texts): PresentedOpening {
  const { headline, inShort, notes } = summarise(shown);
  const { subjectName, cycleName } = shown.header;
  return {
    title: texts.t('report.title', { name: subjectName, cycle: cycleName }),
    meta: say(texts, 'report.title', { name: subjectName, cycle: cycleName }),
    headline: headline ? presentSentence(headline, names, texts) : plainHeadline(shown, texts),
    who: presentWho(shown.who, texts),
    rule: shown.who.total.answered === null ? '' : texts.t('report.rule', { n: shown.thresholds.ratings }),
    notes: [
      ...presentCorrections(shown, names, texts),
      ...notes.filter(isAboutBlocks).map((note) => presentSentence(note, names, texts)),
    ],
    short: [...valued(shown, names, texts), ...inShort.map((sentence) => presentShort(sentence, names, texts))],
  };
}

/** Where no competency stands out: whether that is because all of them are alike. */
function plainHeadline({ competencies }: ShownReport, texts: Texts): string {
  const figures = competencies.flatMap(({ others }) => (others === null ? [] : [others]));
  const isEven = figures.length > 1 && new Set(figures).size === 1;
  return texts.t(isEven ? 'report.competencies.even' : 'report.headline-plain');
}

/** "12 of the 14 people invited answered: …"; where a total would tell a number under the minimum, only who answered. */
function presentWho({ total, parts }: WhoAnswered, texts: Texts): string {
  if (parts.length === 0) return texts.t('report.who-nobody');
  const { invited } = total;
  const list = texts.list(parts.flatMap((part) => presentPart(part, texts)));
  if (total.answered !== null) {
    const key = total.answered === invited ? 'summary.who-all' : 'summary.who';
    return texts.t(key, { n: total.answered, answered: total.answered, invited, list });
  }
  return list === '' ? texts.t('report.who-invited', { invited }) : texts.t('report.who-some', { invited, list });
}

function presentPart({ label, answered, invited }: AnsweredPart, texts: Texts): string[] {
  if (answered === null || answered === 0) return [];
  if (label === 'manager') return [texts.t('report.who.manager')];
  return [texts.t('report.who-part', { block: texts.t(`report.who.${label}`), answered, invited })];
}

/** What HR corrected after the report was made, on which day and why. */
function presentCorrections({ corrections = [] }: ShownReport, names: ReportNames, texts: Texts): string[] {
  return corrections.map(({ on, what, block, reason }) => {
    const label = block === 'self' ? texts.t('report.corrected.self') : block && texts.inSentence(names.block(block));
    return say(texts, `report.corrected.${what}`, { date: texts.day(on), reason, block: label ?? '' });
  });
}

function isAboutBlocks({ key }: SummarySentence): boolean {
  return key === 'summary.merged' || key === 'summary.few-answers';
}

/** What others see most, as the first thing told, with how near the answers were to each other. */
function valued(shown: ShownReport, names: ReportNames, texts: Texts): ShortItem[] {
  const [best] = shown.strongest;
  const figure = best === undefined ? null : names.othersOn(best);
  if (best === undefined || figure === null || ranksAreEven(shown)) return [];
  const people = names.peopleOn(best);
  const params = { behaviour: names.quoted(best), x: writeFigure(figure, texts), points: shown.scale.points, people };
  const agreement = names.agreementOn(best);
  const near = agreement && say(texts, `report.agreement.on.${agreement}`, { competency: names.competencyOf(best) });
  const text = [say(texts, 'report.short.valued-text', params), ...(near ? [near] : [])].join(' ');
  return [{ label: texts.t('report.short.valued'), text, section: 'ranks' }];
}

function presentShort(sentence: SummarySentence, names: ReportNames, texts: Texts): ShortItem {
  const label = shortLabels[sentence.key] ?? 'views';
  return {
    label: texts.t(`report.short.${label}`),
    text: presentSentence(sentence, names, texts),
    section: shortSections[label],
  };
}

const shortSections = {
  views: 'competencies',
  'blind-spot': 'gaps',
  'hidden-strength': 'gaps',
  change: 'change',
  'first-step': 'plan',
} as const;

const shortLabels: Partial<Record<SummarySentence['key'], keyof typeof shortSections>> = {
  'summary.blind-spot': 'blind-spot',
  'summary.hidden-strength': 'hidden-strength',
  'summary.risen': 'change',
  'summary.fallen': 'change',
  'summary.no-clear-change': 'change',
  'summary.line-broken': 'change',
  'summary.first-step': 'first-step',
};
