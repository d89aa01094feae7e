import type { IndividualSnapshot } from '../../src/domain/individual-snapshot.js';
import { subjectsForNorms } from '../../src/domain/norms.js';
import { behavioursOf } from '../../src/domain/questionnaire.js';
import { isProtected } from '../../src/domain/rater-group.js';
import type { ShownReport } from '../../src/domain/shown-report.js';
import { expectedReport, type ExpectedFigure } from './expected-report.js';
import { forcedAnswers, tellingOf } from './forced-answers.js';
import { type Form, meanOfForms, without } from './form.js';
import { GroupTruth, subjectOf } from './group-figures.js';
import { singledOut } from './linear-attack.js';
import { buildOne, earlierId, mixOne, publish, type PublishedCycle, type Steps } from './pipeline.js';
import { readReportPage } from './report-page.js';
import { shownFigures } from './shown-figures.js';
import { allRules, raterOf, type Rules, type TrueCycle, type TrueReview } from './truth.js';
import { eachUnitAlone, groupFor, type Viewer, viewersOf } from './viewers.js';

/** One leak, or a number that the map of numbers does not explain. */
export interface Finding {
  readonly kind: 'singled-out' | 'singled-out-subjects' | 'forced' | 'unexplained' | 'small-count';
  readonly viewer: string;
  readonly what: string;
}

export interface Examined {
  readonly viewers: number;
  readonly numbers: number;
  readonly findings: readonly Finding[];
}

/** What a mutation makes of one report. */
export type Change = (shown: ShownReport, cycle: TrueCycle, review: TrueReview) => ShownReport;

/** What the attacker is given beside the truth: how the reports were published, and by which rules. */
export interface Publication {
  readonly cycles: readonly { readonly truth: TrueCycle; readonly published: PublishedCycle }[];
  readonly rules?: Rules;
  readonly steps?: Steps;
  /** Tries of the search for other answers; few where leaks are wanted. */
  readonly patience?: number;
  /** Reports changed after they were built, as a mutation does. */
  readonly change?: Change;
  /** Group results as leaders get them with R18 switched off (whole) or R12 (each unit judged as if there were no other). */
  readonly group?: 'whole' | 'each-unit-alone';
}

export function publishAll(truths: readonly TrueCycle[], steps: Steps = {}): Publication['cycles'] {
  const cycles: { truth: TrueCycle; published: PublishedCycle }[] = [];
  for (const truth of truths)
    cycles.push({ truth, published: publish(truth, cycles.at(-1)?.published ?? null, steps) });
  return cycles;
}

/** Attacks everything that every viewer of these cycles may open, in all roles and cycles together. */
export function examine(publication: Publication): Examined {
  return new Examination(publication).run();
}

class Examination {
  private readonly rules: Rules;
  private readonly findings: Finding[] = [];
  private readonly figures = new Map<string, ReadonlyMap<string, ExpectedFigure>>();
  private numbers = 0;

  constructor(private readonly publication: Publication) {
    this.rules = publication.rules ?? allRules;
  }

  run(): Examined {
    const { cycles } = this.publication;
    for (const { truth, published } of cycles) {
      for (const review of truth.reviews) if (published.reports.has(review.id)) this.report(truth, published, review);
      this.group(truth, published);
    }
    const viewers = viewersOf(cycles.map(({ truth }) => truth));
    for (const viewer of viewers) this.attack(viewer);
    return { viewers: viewers.length, numbers: this.numbers, findings: this.findings };
  }

  /** One report by itself: every number explained, no small count, no answer forced. */
  private report(cycle: TrueCycle, published: PublishedCycle, review: TrueReview): void {
    const shown = this.changed(published.reports.get(review.id)!, cycle, review);
    const expected = expectedReport(cycle, review, this.rules);
    this.figures.set(this.placeOf(cycle, review), expected);
    const told = shownFigures(shown);
    for (const place of new Set([...expected.keys(), ...told.keys()])) {
      const [due, seen] = [expected.get(place), told.get(place)];
      if (due?.told === seen?.told && due?.endCode === seen?.endCode) continue;
      const text = `${place}: shown ${seen?.told ?? 'not'}, by the rules ${due?.told ?? 'not'}`;
      this.found('unexplained', review.id, text);
    }
    this.counts(shown, cycle, review);
    this.page(shown, cycle, review);
    this.answers(cycle, review);
  }

  /** The rendered page tells nothing that the report does not hold, in words, drawings and labels. */
  private page(shown: ShownReport, cycle: TrueCycle, review: TrueReview): void {
    const { all, unexplained } = readReportPage(shown, cycle.questionnaire, this.numbers);
    this.numbers += all;
    for (const { text, where } of unexplained) this.found('unexplained', review.id, `${text} in ${where}`);
  }

  /** Norms are other people's figures and the same for all answers of one review; they are left out of the search. */
  private answers(cycle: TrueCycle, review: TrueReview): void {
    const { steps, cycles, patience } = this.publication;
    const [first] = cycles;
    const isLater = first !== undefined && first.truth !== cycle && first.truth.id !== cycle.id;
    const previous = isLater ? (first.published.reports.get(earlierId(review)) ?? null) : null;
    const tell = (other: TrueReview): string => {
      const built = buildOne(cycle, other, mixOne(cycle, other, steps), { norms: null, previous }, steps);
      return tellingOf(this.changed(built, cycle, other));
    };
    const k = cycle.settings.thresholds.ratings;
    for (const { raterId, behaviourId } of forcedAnswers(cycle, review, tell, k, patience))
      this.found('forced', review.id, `${raterId} on ${behaviourId}`);
  }

  private changed({ shown }: Pick<IndividualSnapshot, 'shown'>, cycle: TrueCycle, review: TrueReview): ShownReport {
    return this.publication.change?.(shown, cycle, review) ?? shown;
  }

  /** A report is one place per publication of its cycle; the unknowns behind it are named by the review alone. */
  private placeOf(cycle: TrueCycle, review: TrueReview): string {
    return `${this.publication.cycles.findIndex(({ truth }) => truth === cycle)} ${review.id}`;
  }

  /** R3, R9: no number of protected people under k, told or left over from a total. */
  private counts({ who, blocks, competencies }: ShownReport, cycle: TrueCycle, review: TrueReview): void {
    const k = cycle.settings.thresholds.ratings;
    const parts = who.parts.map(({ label, answered }) => ({ label, n: answered }));
    const behaviours = competencies.flatMap((each) => [each, ...each.behaviours]).flatMap((each) => [...each.blocks]);
    const cells = behaviours.map(({ key, n }) => ({ label: key, n }));
    const told = [...parts, ...blocks.map(({ key, n }) => ({ label: key, n })), ...cells];
    for (const { label, n } of told)
      if (label !== 'self' && label !== 'manager' && n !== null && n < k)
        this.found('small-count', review.id, `${n} people in ${label}`);
    if (who.total.answered !== null && parts.some(({ n }) => n === null))
      this.found('small-count', review.id, 'a total from which a hidden group can be counted');
    this.numbers += told.length;
  }

  private group(cycle: TrueCycle, published: PublishedCycle): void {
    for (const { place, told, expected } of new GroupTruth(cycle, published).numbers())
      if (told !== expected) this.found('unexplained', cycle.id, `${place}: shown ${told}, by the rules ${expected}`);
  }

  private attack(viewer: Viewer): void {
    const forms = viewer.reports.flatMap(({ cycle, review }) =>
      [...(this.figures.get(this.placeOf(cycle, review))?.values() ?? [])].map(({ form }) =>
        unknownTo(viewer, form, review),
      ),
    );
    this.numbers += forms.length;
    const least = Math.min(...this.publication.cycles.map(({ truth }) => truth.settings.thresholds.ratings));
    const raters = singledOut(forms, (unknown) => [raterOf(unknown)], least);
    if (raters) this.found('singled-out', viewer.name, raters.join(', '));
    for (const { truth } of this.publication.cycles) this.attackGroup(viewer, truth);
  }

  /** Figures of subjects whose reports are open to the viewer are known; the rest must stay many, and so their raters. */
  private attackGroup(viewer: Viewer, cycle: TrueCycle): void {
    const published = this.publication.cycles.find(({ truth }) => truth === cycle)!.published;
    const open = new Set(
      viewer.reports.filter((each) => each.cycle.id === cycle.id).map(({ review }) => review.subjectId),
    );
    const off = viewer.group === 'all' ? this.publication.group : undefined;
    const visible =
      off === 'whole'
        ? published.group.shown
        : off === 'each-unit-alone'
          ? eachUnitAlone(viewer, published, [...open])
          : groupFor(viewer, published, [...open]);
    const truth = new GroupTruth(cycle, published, visible);
    const rows = [...truth.numbers(), ...this.norms(viewer, cycle, published)];
    this.numbers += rows.length;
    const { groupSubjects, ratings } = cycle.settings.thresholds;
    const forms = rows.map(({ form }) => without(form, (figure) => open.has(subjectOf(figure))));
    const subjects = singledOut(forms, (figure) => [subjectOf(figure)], groupSubjects);
    if (subjects) this.found('singled-out-subjects', viewer.name, subjects.join(', '));
    const isNamed = (figure: string): boolean => ['self', 'manager'].includes(figure.split(' ')[1] ?? '');
    const others = forms.map((form) => without(form, isNamed));
    const strangers = (figure: string): string[] => truth.ratersOf(figure).filter((id) => id !== viewer.personId);
    const raters = singledOut(others, strangers, ratings);
    if (raters) this.found('singled-out', viewer.name, `by group results: ${raters.join(', ')}`);
  }

  /** Figures of the organisation that stand in the reports open to the viewer. */
  private norms(viewer: Viewer, cycle: TrueCycle, published: PublishedCycle): { readonly form: Form }[] {
    const truth = new GroupTruth(cycle, published);
    const reports = viewer.reports
      .filter((each) => each.cycle === cycle)
      .flatMap(({ review }) => published.reports.get(review.id)?.shown ?? []);
    const numbers = new Map(truth.numbers().map((number) => [number.place, number]));
    const values = new Set(
      reports.flatMap((shown) => shown.values.filter((each) => each.organisation !== null).map(({ id }) => id)),
    );
    const behaviours = reports.some(({ norm }) => norm.isOrganisation)
      ? behavioursOf(cycle.questionnaire).flatMap(({ id }) => {
          const cell = published.group.shown.company.behaviours[id]?.others;
          return cell && cell.subjects >= subjectsForNorms ? (numbers.get(`company others ${id}`)?.form ?? []) : [];
        })
      : [];
    return [
      ...[...values].flatMap((id) => numbers.get(`company others ${id}`) ?? []),
      ...(behaviours.length > 0 ? [{ form: meanOfForms(behaviours) }] : []),
    ];
  }

  private found(kind: Finding['kind'], viewer: string, what: string): void {
    this.findings.push({ kind, viewer, what });
  }
}

/** Named raters' answers stand in the report; one's own are known. */
function unknownTo(viewer: Viewer, form: Form, review: TrueReview): Form {
  const protectedIds = new Set(review.raters.filter(({ group }) => isProtected(group)).map(({ raterId }) => raterId));
  return without(form, (unknown) => {
    const rater = raterOf(unknown);
    return rater === viewer.personId || !protectedIds.has(rater);
  });
}
