import { isMerged, isNamed, type BlockLabel } from './blocks.js';
import type { Change } from './shown-change.js';
import type { NamedGap, ShownCompetency, ShownReport } from './shown-report.js';
import type { ReportSummary, SummarySentence } from './summary-sentence.js';

/** The sentences that open a report, chosen from what is shown alone (words 5, patterns 1–17; anonymity R5). */
export function summarise(shown: ShownReport): ReportSummary {
  const best = bestOf(shown.competencies);
  const other = best && otherThan(best, shown.competencies);
  return {
    headline: headlineOf(shown, best, other),
    inShort: [...gapSentences(shown), ...changeSentences(shown), ...splitSentences(shown), ...firstStep(other ?? null)],
    notes: notesOf(shown),
  };
}

interface OtherCompetency {
  readonly competency: ShownCompetency;
  readonly isBlindSpot: boolean;
}

function headlineOf(
  shown: ShownReport,
  best: ShownCompetency | null,
  other: OtherCompetency | null,
): SummarySentence | null {
  if (shown.absent.includes('too-few-others')) {
    const answered = (label: BlockLabel): boolean => shown.blocks.some((block) => block.label === label);
    return { key: 'summary.too-few', params: { self: answered('self'), manager: answered('manager') } };
  }
  if (best === null || other === null) return null;
  const key = other.isBlindSpot ? 'summary.headline-blind-spot' : 'summary.headline-room';
  return { key, params: { best: best.id, other: other.competency.id } };
}

/** The competency others see most, by shown figure, the first of equals. */
function bestOf(competencies: readonly ShownCompetency[]): ShownCompetency | null {
  return withFigure(competencies).toSorted((a, b) => (b.others ?? 0) - (a.others ?? 0))[0] ?? null;
}

/** The widest gap upwards that is worth words, else the competency with the lowest figure below the best. */
function otherThan(best: ShownCompetency, competencies: readonly ShownCompetency[]): OtherCompetency | null {
  const rest = withFigure(competencies).filter(({ id }) => id !== best.id);
  const blind = rest
    .filter(({ gap }) => gap?.worth === 'higher')
    .toSorted((a, b) => (b.gap?.value ?? 0) - (a.gap?.value ?? 0))[0];
  if (blind) return { competency: blind, isBlindSpot: true };
  const lowest = rest
    .filter(({ others }) => (others ?? 0) < (best.others ?? 0))
    .toSorted((a, b) => (a.others ?? 0) - (b.others ?? 0))[0];
  return lowest ? { competency: lowest, isBlindSpot: false } : null;
}

function gapSentences({ blindSpots, hiddenStrengths, competencies }: ShownReport): SummarySentence[] {
  const sentences: SummarySentence[] = [];
  const [blind] = blindSpots;
  const [hidden] = hiddenStrengths;
  if (blind) sentences.push({ key: 'summary.blind-spot', params: figuresOf(blind) });
  if (hidden) sentences.push({ key: 'summary.hidden-strength', params: figuresOf(hidden) });
  const gaps = competencies.flatMap(({ gap }) => (gap === null ? [] : [gap]));
  const isEven = gaps.length > 0 && gaps.every(({ worth }) => worth === 'none');
  return isEven && sentences.length === 0 ? [{ key: 'summary.no-gaps', params: {} }] : sentences;
}

/** The widest rise and the widest fall; without either, one steady competency, or that the line is broken. */
function changeSentences({ change }: ShownReport): SummarySentence[] {
  if (change === null) return [];
  const { cycleName } = change.since;
  const lines = change.competencies.map(({ competencyId, others }) => ({ competencyId, others }));
  const told = (kind: 'risen' | 'fallen' | 'no-clear-change'): SummarySentence[] =>
    lines
      .flatMap(({ competencyId, others }) =>
        others.kind === kind ? [{ competencyId, from: others.from, to: others.to }] : [],
      )
      .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
      .slice(0, 1)
      .map((line) => ({ key: `summary.${kind}` as const, params: { ...line, cycleName } }));
  const moved = [...told('risen'), ...told('fallen')];
  if (moved.length > 0) return moved;
  const steady = told('no-clear-change');
  if (steady.length > 0) return steady;
  return lines.some(({ others }) => isBroken(others)) ? [{ key: 'summary.line-broken', params: { cycleName } }] : [];
}

function splitSentences({ competencies }: ShownReport): SummarySentence[] {
  const split = competencies.find(({ agreement }) => agreement === 'split');
  return split ? [{ key: 'summary.split', params: { competencyId: split.id } }] : [];
}

function firstStep(other: OtherCompetency | null): SummarySentence[] {
  if (other === null || other.competency.ideas.length === 0) return [];
  return [{ key: 'summary.first-step', params: { competencyId: other.competency.id, idea: 0 } }];
}

function notesOf({ who, blocks, absent, thresholds }: ShownReport): SummarySentence[] {
  const { answered, invited } = who.total;
  const notes: SummarySentence[] = answered === null ? [] : [{ key: 'summary.who', params: { answered, invited } }];
  for (const { label } of blocks) if (isMerged(label)) notes.push({ key: 'summary.merged', params: { block: label } });
  for (const { label, n, fewAnswers } of blocks)
    if (fewAnswers && !isNamed({ label })) notes.push({ key: 'summary.few-answers', params: { block: label, n } });
  if (absent.includes('no-self')) notes.push({ key: 'summary.no-self', params: {} });
  if (absent.includes('no-comments')) notes.push({ key: 'summary.no-comments', params: { kc: thresholds.comments } });
  return notes;
}

function isBroken(change: Change): boolean {
  return change.kind === 'broken' && ['scale', 'wording', 'groups'].includes(change.reason);
}

function figuresOf({ behaviourId, self, others }: NamedGap): Pick<NamedGap, 'behaviourId' | 'self' | 'others'> {
  return { behaviourId, self, others };
}

function withFigure(competencies: readonly ShownCompetency[]): ShownCompetency[] {
  return competencies.filter(({ others }) => others !== null);
}
