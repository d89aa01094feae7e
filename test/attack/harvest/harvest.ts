import { placeOf } from '../../../src/reports/charts/axis.js';
import type { ShownReport } from '../../../src/domain/shown-report.js';
import type { GroupFilter, ShownGroup } from '../../../src/domain/shown-group.js';
import { isProtected } from '../../../src/domain/rater-group.js';
import type { Finding } from '../examination.js';
import { expectedReport } from '../expected-report.js';
import { without } from '../form.js';
import { GroupTruth, subjectOf } from '../group-figures.js';
import { singledOut } from '../linear-attack.js';
import { numbersIn, pageNumbers } from '../page-numbers.js';
import type { PublishedCycle } from '../pipeline.js';
import { unexplainedNumbers } from '../report-explanation.js';
import { textsOf } from '../report-page.js';
import { shownFigures } from '../shown-figures.js';
import { isAnySetSingledOut } from '../subset-attack.js';
import { allRules, raterOf, type TrueCycle, type TrueReview } from '../truth.js';
import type { Opened } from './crawl.js';
import { isBeyondScales, type Marks } from './marks.js';
import type { SeededApp } from './seeded-app.js';

/** What is needed to know what a number is. */
export interface Seeded {
  readonly app: SeededApp;
  readonly truth: TrueCycle;
  /** The same cycle by the product's pure steps: membership and figures. */
  readonly published: PublishedCycle;
  readonly marks: Marks;
}

export interface Harvest {
  /** Places of group figures that were told somewhere. */
  readonly seen: ReadonlySet<string>;
  readonly reports: readonly TrueReview[];
  readonly numbers: number;
  readonly findings: readonly Finding[];
}

/** Everything one viewer opened, as figures of the truth, and the attack on all of it together. */
export function examineHarvest(seeded: Seeded, viewer: string, opened: readonly Opened[]): Harvest {
  const { truth, app } = seeded;
  const reports = truth.reviews.filter(({ id }) => {
    const path = `/reports/${app.reviews.get(id) ?? ''}`;
    return opened.some((each) => each.path === path || each.path.startsWith(`${path}/`));
  });
  const told = groupNumbers(opened);
  const placeNamed = new Map([...seeded.marks].map(([place, value]) => [value, place]));
  const seen = new Set([...told.keys()].flatMap((value) => placeNamed.get(value) ?? []));
  const findings: Finding[] = [];
  const found = (kind: Finding['kind'], what: string): void => void findings.push({ kind, viewer, what });
  for (const [value, where] of told)
    if (!placeNamed.has(value) && !isUnion(value, seeded, seen)) found('unexplained', `${value} on ${where}`);
  for (const text of strangePlaces(opened, seeded)) found('unexplained', text);
  for (const review of reports) for (const text of strangeInReport(seeded, review, opened)) found('unexplained', text);
  // Leniency on the page of quality is made of the company's figures of each group.
  if (opened.some(({ path }) => /^\/cycles\/[^/]+\/quality$/.test(path)))
    for (const place of seeded.marks.keys()) if (/^company \S+ c\d+$/.test(place)) seen.add(place);
  attack(seeded, viewer, seen, reports, found);
  return { seen, reports, numbers: told.size, findings };
}

/** Numbers beyond every scale with a decimal, and where they stand first: marks, or made of marks. */
function groupNumbers(opened: readonly Opened[]): Map<number, string> {
  const told = new Map<number, string>();
  for (const { path, kind, text } of opened) {
    // A PDF's words run into each other, and samples hold figures of nobody.
    if (/\/pdf$|\/sample/.test(path)) continue;
    const words = kind === 'page' ? pageNumbers(text, []) : numbersIn(text);
    for (const number of words)
      if ((!('kind' in number) || number.kind === 'word') && isBeyondScales(number.value) && number.text.includes('.'))
        if (!told.has(number.value)) told.set(number.value, path);
  }
  return told;
}

/** A mean over units that were all seen with this figure: nothing that was not known. */
function isUnion(value: number, { app, marks }: Seeded, seen: ReadonlySet<string>): boolean {
  const { units, framework } = app.frozen;
  const ids = framework.flatMap(({ competencies }) => competencies.map(({ id }) => id));
  for (const chosen of subsets(units))
    for (const filter of ['others', 'self', 'manager', 'peer', 'subordinate', 'customer'] as const) {
      const means = ids.flatMap((id) => meanOver(chosen, filter, id, marks, seen) ?? []);
      const overall = means.reduce((sum, each) => sum + each, 0) / means.length;
      if ([...means, overall].some((mean) => Math.abs(mean - value) <= 0.0500001)) return true;
    }
  return false;
}

function meanOver(
  units: ShownGroup['units'],
  filter: GroupFilter,
  id: string,
  marks: Marks,
  seen: ReadonlySet<string>,
): number | null {
  const cells = units.flatMap(({ key, competencies }) => {
    const place = `unit ${key} ${filter} ${id}`;
    const subjects = competencies[id]?.[filter]?.subjects ?? 0;
    return subjects > 0 && seen.has(place) ? [{ subjects, value: marks.get(place)! }] : [];
  });
  const people = cells.reduce((sum, { subjects }) => sum + subjects, 0);
  return people === 0 ? null : cells.reduce((sum, each) => sum + each.value * each.subjects, 0) / people;
}

function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => [...all, ...all.map((each) => [...each, item])], [[]]);
}

/** Places in drawings far outside, which are not the place of any mark. */
function strangePlaces(opened: readonly Opened[], { app, marks }: Seeded): string[] {
  const { points } = app.frozen.scale;
  const places = new Set<number>();
  for (const value of marks.values())
    for (const isMirrored of [true, false])
      for (let low = 1; low < points; low++) places.add(Math.abs(placeOf(value, { low, high: points, isMirrored })));
  return opened
    .filter(({ kind }) => kind === 'page')
    .flatMap(({ path, text }) =>
      pageNumbers(text, [])
        .filter(({ kind, value }) => kind === 'place' && value >= 200 && !places.has(value))
        .map((number) => `${number.text} in ${number.where} on ${path}`),
    );
}

/** Numbers with a decimal and places on a report's page and in its files that the frozen report does not explain. */
function strangeInReport({ app, published, truth }: Seeded, review: TrueReview, opened: readonly Opened[]): string[] {
  const path = `/reports/${app.reviews.get(review.id) ?? ''}`;
  const own = opened.filter((each) => each.path === path || each.path.startsWith(`${path}/`));
  const json = own.find((each) => each.path === `${path}/json`)?.text;
  const { shown } = published.reports.get(review.id)!;
  const known = [
    ...textsOf(truth.questionnaire),
    ...textsOf((JSON.parse(json ?? '{}') as Partial<ShownReport>).header),
  ];
  const wrong = json === undefined ? [] : wrongIn(JSON.parse(json) as ShownReport, shown);
  const strange = own
    .filter((each) => !each.path.endsWith('/pdf') && !each.path.endsWith('/json'))
    .flatMap((each) => {
      const numbers =
        each.kind === 'page'
          ? pageNumbers(each.text, known)
          : numbersIn(withoutTexts(each.text, known)).map((number) => ({
              ...number,
              kind: 'word' as const,
              where: each.path,
            }));
      const telling = numbers.filter(({ kind, text }) => kind === 'place' || text.includes('.'));
      return unexplainedNumbers(telling, shown).map(({ text, where }) => `${text} in ${where} of ${each.path}`);
    });
  return [...wrong, ...strange];
}

/** Figures of the report's data that are not the rounded ones of its frozen self (R16). */
function wrongIn(told: ShownReport, due: ShownReport): string[] {
  const right = shownFigures(due);
  return [...shownFigures(told)]
    .filter(([place, figure]) => figure.told !== right.get(place)?.told)
    .map(([place, figure]) => `${figure.told} at ${place} in the data of a report`);
}

/** Statements may be numbered. */
function withoutTexts(text: string, known: readonly string[]): string {
  const words = known.filter((each) => /\d/.test(each)).toSorted((a, b) => b.length - a.length);
  return words.reduce((rest, each) => rest.replaceAll(each, ' '), text);
}

function attack(
  seeded: Seeded,
  viewer: string,
  seen: ReadonlySet<string>,
  reports: readonly TrueReview[],
  found: (kind: Finding['kind'], what: string) => void,
): void {
  const { truth, published } = seeded;
  const { groupSubjects, ratings } = truth.settings.thresholds;
  const own = reports.flatMap((review) => {
    const named = new Set(review.raters.filter(({ group }) => !isProtected(group)).map(({ raterId }) => raterId));
    return [...expectedReport(truth, review, allRules).values()].map(({ form }) =>
      without(form, (unknown) => named.has(raterOf(unknown)) || raterOf(unknown) === viewer),
    );
  });
  const raters = singledOut(own, (unknown) => [raterOf(unknown)], ratings);
  if (raters) found('singled-out', raters.join(', '));
  const known = new Set([viewer, ...reports.map(({ subjectId }) => subjectId)]);
  const group = new GroupTruth(truth, published);
  const forms = group
    .numbers()
    .filter(({ place }) => seen.has(place))
    .map(({ form }) => without(form, (figure) => known.has(subjectOf(figure))));
  const subjects = singledOut(forms, (figure) => [subjectOf(figure)], groupSubjects);
  if (subjects) found('singled-out-subjects', subjects.join(', '));
  const named = (figure: string): boolean => ['self', 'manager'].includes(figure.split(' ')[1] ?? '');
  const others = forms.map((form) => without(form, named));
  const strangers = (figure: string): string[] => group.ratersOf(figure).filter((id) => id !== viewer);
  const few = singledOut(others, strangers, ratings);
  if (few) found('singled-out', `by group results: ${few.join(', ')}`);
  // The second way to the same answer, on what is small enough for it.
  if (forms.length <= 40 && isAnySetSingledOut(forms, (figure) => [subjectOf(figure)], 2) && !subjects)
    found('singled-out-subjects', 'by the second method alone');
}
