import { varianceOfCounts } from './agreement.js';
import { isNamed, type Block, type BlockLabel } from './blocks.js';
import type { CycleSettings } from './cycle-settings.js';
import { shownCell, type ShownCell } from './disclosure.js';
import { behavioursOf, competenciesOf, type Questionnaire, type QuestionnaireCompetency } from './questionnaire.js';
import { blockWeight, competencyMean, mean, weightedMean } from './scoring.js';
import type { ReviewTallies } from './tally.js';

/** A block's mean over its shown behaviours of one competency; `n` is the fewest people behind any of them. */
export interface CompetencyFigure {
  readonly exact: number;
  readonly n: number;
  /**
   * Standard deviation of its raters' means as words may use it: the mean of the shown cells' own, which is never
   * less. Made of told histograms, not of rater means, so that no word is about single raters (decision 0014).
   */
  readonly sd: number;
}

/** Every exact value of one review that shown figures are rounded from; made of shown cells only, never shown itself. */
export interface ExactFigures {
  readonly cells: ReadonlyMap<BlockLabel, ReadonlyMap<string, ShownCell>>;
  readonly competencies: ReadonlyMap<BlockLabel, ReadonlyMap<string, CompetencyFigure>>;
  /** Everyone but self, by behaviour id and by competency id; absent where no protected block shows a figure. */
  readonly othersOnBehaviour: ReadonlyMap<string, number>;
  readonly othersOnCompetency: ReadonlyMap<string, number>;
}

/** The closure of one review: shown cells first, then everything else from them (anonymity R4–R6; measurement 1). */
export function exactFigures(
  questionnaire: Questionnaire,
  review: ReviewTallies,
  settings: Pick<CycleSettings, 'thresholds' | 'weights'>,
): ExactFigures {
  const cells = new Map(review.blocks.map((block) => [block.key, cellsOf(block, review, settings.thresholds.ratings)]));
  const competencies = new Map(
    review.blocks.map((block) => [block.key, competencyFigures(questionnaire, block, review, cells.get(block.key)!)]),
  );
  const others = (value: (block: Block) => { exact: number; n: number } | undefined): number | null =>
    othersMean(review.blocks, settings, value);
  return {
    cells,
    competencies,
    othersOnBehaviour: present(
      behavioursOf(questionnaire).map(({ id }) => [id, others((block) => cellVoice(cells.get(block.key)?.get(id)))]),
    ),
    othersOnCompetency: present(
      competenciesOf(questionnaire).map(({ id }) => [id, others((block) => blockVoice(block, competencies, id))]),
    ),
  };
}

function cellsOf(block: Block, review: ReviewTallies, k: number): ReadonlyMap<string, ShownCell> {
  const own = review.tallies.filter((tally) => tally.block === block.key);
  return present(own.map(({ behaviourId, counts }) => [behaviourId, shownCell(block, counts, k)]));
}

function competencyFigures(
  questionnaire: Questionnaire,
  block: Block,
  review: ReviewTallies,
  cells: ReadonlyMap<string, ShownCell>,
): ReadonlyMap<string, CompetencyFigure> {
  const put = new Set(review.tallies.filter((tally) => tally.block === block.key).map((tally) => tally.behaviourId));
  return present(competenciesOf(questionnaire).map((each) => [each.id, competencyFigure(each, put, cells)]));
}

function competencyFigure(
  { behaviours }: QuestionnaireCompetency,
  put: ReadonlySet<string>,
  cells: ReadonlyMap<string, ShownCell>,
): CompetencyFigure | null {
  const own = behaviours.filter(({ id }) => put.has(id));
  const shown = own.map(({ id }) => cells.get(id)).filter((cell) => cell !== undefined);
  const exact = competencyMean(
    shown.map((cell) => cell.exact),
    own.length,
  );
  if (exact === null) return null;
  const sd = mean(shown.map(({ counts }) => Math.sqrt(varianceOfCounts(counts)))) ?? 0;
  return { exact, n: Math.min(...shown.map((cell) => cell.figure.n)), sd };
}

function othersMean(
  blocks: readonly Block[],
  { weights }: Pick<CycleSettings, 'weights'>,
  value: (block: Block) => { exact: number; n: number } | undefined,
): number | null {
  const voices = blocks.filter(({ label }) => label !== 'self').map((block) => ({ block, voice: value(block) }));
  const heard = voices.flatMap(({ block, voice }) => (voice === undefined ? [] : [{ block, voice }]));
  // The manager alone is not "everyone else": his or her figures stand under their own name.
  if (heard.every(({ block }) => isNamed(block))) return null;
  return weightedMean(
    heard.map(({ block, voice }) => ({ weight: blockWeight(block, weights, voice.n), value: voice.exact })),
  );
}

function cellVoice(cell: ShownCell | undefined): { exact: number; n: number } | undefined {
  return cell && { exact: cell.exact, n: cell.figure.n };
}

function blockVoice(
  block: Block,
  competencies: ReadonlyMap<BlockLabel, ReadonlyMap<string, CompetencyFigure>>,
  competencyId: string,
): { exact: number; n: number } | undefined {
  const figure = competencies.get(block.key)?.get(competencyId);
  return figure && { exact: figure.exact, n: block.n };
}

function present<K, V>(entries: readonly (readonly [K, V | null])[]): Map<K, V> {
  return new Map(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])));
}
