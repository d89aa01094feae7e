import { isNamed, protectedOf, type Block } from './blocks.js';
import type { CycleSettings } from './cycle-settings.js';
import type { ExactFigures } from './exact-figures.js';
import { judgeGap, quadrantOf, type Gap, type VoiceSpread } from './gaps.js';
import { normBand } from './norms.js';
import type { OrganisationNorms } from './organisation-norms.js';
import {
  competenciesOf,
  type Questionnaire,
  type QuestionnaireBehaviour,
  type QuestionnaireCompetency,
} from './questionnaire.js';
import { roundToTenth } from './rounding.js';
import { blockWeight } from './scoring.js';
import type { ShownBehaviour, ShownCompetency } from './shown-report.js';
import { addCounts, agreementWord, distributionOf } from './spread.js';
import type { ReviewTallies } from './tally.js';

/** What the competency part of a report is made of. */
export interface CompetencyContext {
  readonly questionnaire: Questionnaire;
  readonly review: ReviewTallies;
  readonly settings: Pick<CycleSettings, 'weights'>;
  readonly figures: ExactFigures;
  readonly norms: OrganisationNorms | null;
  /** N of the quadrants. */
  readonly norm: number;
}

/** Every competency with its figures and behaviours, each number from exact shown cells, rounded once (R5, R16). */
export function shownCompetencies(context: CompetencyContext): ShownCompetency[] {
  return competenciesOf(context.questionnaire).map((competency) => shownCompetency(competency, context));
}

function shownCompetency(competency: QuestionnaireCompetency, context: CompetencyContext): ShownCompetency {
  const { figures, review, norms } = context;
  const points = context.questionnaire.scale.labels.length;
  const { id, name, shortName, ideas } = competency;
  const self = figures.competencies.get('self')?.get(id)?.exact ?? null;
  const exactOthers = figures.othersOnCompetency.get(id) ?? null;
  const others = rounded(exactOthers);
  const histograms = shownHistograms(competency, context);
  return {
    id,
    name,
    shortName,
    ideas,
    self: rounded(self),
    others,
    gap: self === null || exactOthers === null ? null : gapOf(id, self, exactOthers, context),
    blocks: withoutSelf(review.blocks).flatMap(({ key }) => {
      const figure = figures.competencies.get(key)?.get(id);
      return figure ? [{ key, value: roundToTenth(figure.exact), endCode: null, n: figure.n }] : [];
    }),
    behaviours: competency.behaviours.map((behaviour) => shownBehaviour(behaviour, context)),
    agreement: agreementWord(histograms, points),
    distribution: distributionOf(histograms),
    band: others === null ? null : normBand(others, norms?.competencies[id] ?? []),
  };
}

function shownBehaviour(
  behaviour: QuestionnaireBehaviour,
  { figures, review, norm }: CompetencyContext,
): ShownBehaviour {
  const { id, statement, selfStatement } = behaviour;
  const self = figures.cells.get('self')?.get(id)?.exact ?? null;
  const others = figures.othersOnBehaviour.get(id) ?? null;
  return {
    id,
    statement,
    selfStatement,
    self: rounded(self),
    others: rounded(others),
    blocks: withoutSelf(review.blocks).flatMap(({ key }) => {
      const cell = figures.cells.get(key)?.get(id);
      return cell ? [{ key, ...cell.figure }] : [];
    }),
    quadrant: self === null || others === null ? null : quadrantOf(self, others, norm),
  };
}

function gapOf(id: string, self: number, others: number, context: CompetencyContext): Gap {
  const points = context.questionnaire.scale.labels.length;
  return judgeGap(self, others, voicesOf(id, context), points);
}

/** The spread of each voice in the others' figure; a named one is a single answer, exact (measurement 2). */
function voicesOf(id: string, { figures, review, settings }: CompetencyContext): VoiceSpread[] {
  return withoutSelf(review.blocks).flatMap((block): VoiceSpread[] => {
    const figure = figures.competencies.get(block.key)?.get(id);
    if (!figure) return [];
    const weight = blockWeight(block, settings.weights, block.n);
    return [isNamed(block) ? { weight, variance: 0, n: 1 } : { weight, variance: figure.sd ** 2, n: figure.n }];
  });
}

/** Per behaviour, the shown cells of all protected blocks added up (anonymity R7, R8). */
function shownHistograms({ behaviours }: QuestionnaireCompetency, { figures, review }: CompetencyContext): number[][] {
  return behaviours.map(({ id }) =>
    addCounts(
      protectedOf(review.blocks).flatMap(({ key }) => {
        const cell = figures.cells.get(key)?.get(id);
        return cell ? [cell.counts] : [];
      }),
    ),
  );
}

function withoutSelf(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ key }) => key !== 'self');
}

function rounded(exact: number | null): number | null {
  return exact === null ? null : roundToTenth(exact);
}
