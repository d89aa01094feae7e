import type { ScaleEnd } from '../../src/domain/disclosure.js';
import type { QuestionnaireCompetency } from '../../src/domain/questionnaire.js';
import { constantForm, type Form, meanForm, meanOfForms, valueOf, weighted } from './form.js';
import { ceilTenth, floorTenth, minus, plus, rational, type Rational, toTenth } from './rational.js';
import { isExempt, type TrueBlock, trueBlocks } from './true-blocks.js';
import { judgement, raterOf, type Rules, type TrueCycle, type TrueReview, unknownOf } from './truth.js';

/** A number of a report: what must be told, and what it is made of. */
export interface ExpectedFigure {
  readonly told: number;
  readonly endCode: ScaleEnd | null;
  /** Its exact value over single answers; an end-coded cell is the middle of its band, which nobody's answer moves. */
  readonly form: Form;
}

interface Cell {
  readonly figure: ExpectedFigure;
  readonly exact: Form;
  readonly n: number;
  readonly isShown: boolean;
}

/** Every number derived from answers in one report by its place, from the truth and the text of R1–R6 alone. */
export function expectedReport(cycle: TrueCycle, review: TrueReview, rules: Rules): Map<string, ExpectedFigure> {
  return new ReportFromTruth(cycle, review, rules).figures();
}

class ReportFromTruth {
  private readonly blocks: readonly TrueBlock[];
  private readonly points: number;
  private readonly k: number;
  private readonly found = new Map<string, ExpectedFigure>();

  constructor(
    private readonly cycle: TrueCycle,
    private readonly review: TrueReview,
    private readonly rules: Rules,
  ) {
    this.blocks = trueBlocks(cycle, review, rules);
    this.points = cycle.questionnaire.scale.labels.length;
    this.k = cycle.settings.thresholds.ratings;
  }

  figures(): Map<string, ExpectedFigure> {
    for (const { id, competencies } of this.cycle.questionnaire.values) {
      const own = competencies.map((competency) => this.competency(competency));
      for (const view of ['self', 'others'] as const) {
        const forms = own.flatMap((each) => each[view] ?? []);
        if (forms.length > 0) this.tell(`value ${id} ${view}`, meanOfForms(forms));
      }
    }
    return this.found;
  }

  private competency(competency: QuestionnaireCompetency): { self: Form | null; others: Form | null } {
    const { id, behaviours } = competency;
    const voices: { block: TrueBlock; form: Form }[] = [];
    let self: Form | null = null;
    const cells = new Map(this.blocks.map((block) => [block, new Map<string, Cell>()] as const));
    for (const behaviour of behaviours) {
      for (const block of this.blocks) {
        const cell = this.isPut(block, behaviour.groups) ? this.cell(block, behaviour.id) : null;
        if (cell) cells.get(block)!.set(behaviour.id, cell);
      }
      this.tellBehaviour(behaviour.id, cells);
    }
    for (const [block, own] of cells) {
      const put = behaviours.filter((behaviour) => this.isPut(block, behaviour.groups));
      const used = [...own.values()].filter(({ isShown }) => isShown || !this.rules.R5);
      if (used.length === 0 || used.length * 2 < put.length) continue;
      const form = meanOfForms(used.map(({ exact }) => exact));
      if (block.label === 'self') self = form;
      else voices.push({ block, form });
      if (used.some(({ isShown }) => isShown)) this.tell(`block ${block.label} ${id}`, form);
    }
    const others = this.others(voices.map(({ block, form }) => ({ block, form, n: block.raters.length })));
    if (others) this.tell(`block all ${id}`, others);
    if (self && others) this.tell(`gap ${id}`, weightedDifference(self, others));
    return { self, others };
  }

  private tellBehaviour(id: string, cells: ReadonlyMap<TrueBlock, ReadonlyMap<string, Cell>>): void {
    const voices = [...cells].flatMap(([block, own]) => {
      const cell = own.get(id);
      if (!cell) return [];
      if (cell.isShown) this.found.set(`cell ${block.label} ${id}`, cell.figure);
      const isVoice = block.label !== 'self' && (cell.isShown || !this.rules.R5);
      return isVoice ? [{ block, form: cell.exact, n: cell.n }] : [];
    });
    const others = this.others(voices);
    if (others) this.tell(`cell all ${id}`, others);
  }

  private isPut({ label, raters }: TrueBlock, groups: readonly string[]): boolean {
    const asked = raters.filter(({ group }) => groups.includes(group)).length;
    return asked >= (isExempt(label) ? 1 : this.rules.R3 ? this.k : 1);
  }

  private cell(block: TrueBlock, behaviourId: string): Cell | null {
    const judged = block.raters.filter((rater) => judgement(this.cycle, rater, behaviourId) !== null);
    const n = judged.length;
    if (n === 0) return null;
    const form = meanForm(judged.map(({ raterId }) => unknownOf(this.review.id, raterId, behaviourId)));
    const exact = this.value(form);
    const isShown = isExempt(block.label) || n >= (this.rules.R4 ? this.k : 1);
    const end = isExempt(block.label) ? null : this.endOf(exact, n);
    if (end === null) return { figure: { told: toTenth(exact), endCode: null, form }, exact: form, n, isShown };
    const top = rational(this.points);
    const told = end === 'top' ? floorTenth(minus(top, rational(1, n))) : ceilTenth(plus(rational(1), rational(1, n)));
    const half = rational(1, 2 * n);
    const middle = constantForm(end === 'top' ? minus(top, half) : plus(rational(1), half));
    const coded = { told, endCode: end, form: middle };
    return { figure: this.rules.R6 ? coded : { told: toTenth(exact), endCode: null, form }, exact: middle, n, isShown };
  }

  private endOf(exact: Rational, n: number): ScaleEnd | null {
    const sum = Number(exact.n * BigInt(n)) / Number(exact.d);
    if (sum >= n * this.points - 1) return 'top';
    return sum <= n + 1 ? 'bottom' : null;
  }

  private others(voices: readonly { block: TrueBlock; form: Form; n: number }[]): Form | null {
    if (!voices.some(({ block }) => !isExempt(block.label))) return null;
    const parts = voices.map(({ block, form, n }) => ({ weight: this.weight(block, n), form }));
    return parts.every(({ weight }) => weight.n === 0n) ? null : weighted(parts.filter(({ weight }) => weight.n > 0n));
  }

  private weight({ label, groups }: TrueBlock, n: number): Rational {
    const { weights } = this.cycle.settings;
    if (weights.kind === 'people') return rational(n);
    if (label === 'manager') return rational(weights.of.manager);
    const own = groups.map((group) => weights.of[group as keyof typeof weights.of]);
    return rational(
      own.reduce((sum, weight) => sum + weight, 0),
      own.length,
    );
  }

  private tell(place: string, form: Form): void {
    this.found.set(place, { told: toTenth(this.value(form)), endCode: null, form });
  }

  private value(form: Form): Rational {
    return valueOf(form, (unknown) => {
      const rater = this.review.raters.find(({ raterId }) => raterId === raterOf(unknown))!;
      return rational(rater.answers.ratings[unknown.split(' ')[2] ?? ''] ?? 0);
    });
  }
}

function weightedDifference(self: Form, others: Form): Form {
  const terms = new Map(self.terms);
  for (const [unknown, factor] of others.terms) terms.set(unknown, { n: -factor.n, d: factor.d });
  return { constant: minus(self.constant, others.constant), terms };
}
