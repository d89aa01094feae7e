import type { ExactFigures } from './exact-figures.js';
import { isNamedGap, type Quadrant } from './gaps.js';
import type { OrganisationNorms } from './organisation-norms.js';
import type { Questionnaire } from './questionnaire.js';
import { roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import type { NamedGap, ShownBrandValue, ShownCompetency } from './shown-report.js';

const listLength = 4;

/** The behaviours others see most and least, by shown figure, ties in order; never one behaviour in both (R17). */
export function strongestAndWeakest(competencies: readonly ShownCompetency[]): {
  strongest: string[];
  weakest: string[];
} {
  const judged = competencies
    .flatMap(({ behaviours }) => behaviours)
    .flatMap(({ id, others }) => (others === null ? [] : [{ id, others }]));
  const length = Math.min(listLength, Math.floor(judged.length / 2));
  const strongest = judged.toSorted((a, b) => b.others - a.others).slice(0, length);
  const rest = judged.filter((each) => !strongest.includes(each));
  const weakest = rest.toSorted((a, b) => a.others - b.others).slice(0, length);
  return { strongest: strongest.map(({ id }) => id), weakest: weakest.map(({ id }) => id) };
}

/** The behaviours of one corner whose gap is wide enough to be named, widest first, ties in order (measurement 2). */
export function namedGaps(
  quadrant: Quadrant,
  competencies: readonly ShownCompetency[],
  figures: ExactFigures,
  points: number,
): NamedGap[] {
  return competencies
    .flatMap((competency) => competency.behaviours.map((behaviour) => ({ competency, behaviour })))
    .filter(({ behaviour }) => behaviour.quadrant === quadrant)
    .flatMap(({ competency, behaviour }): NamedGap[] => {
      const self = figures.cells.get('self')?.get(behaviour.id)?.exact;
      const others = figures.othersOnBehaviour.get(behaviour.id);
      if (self === undefined || others === undefined || !isNamedGap(self - others, points)) return [];
      const told = { self: roundToTenth(self), others: roundToTenth(others), gap: roundToTenth(self - others) };
      return [{ behaviourId: behaviour.id, competencyId: competency.id, ...told }];
    })
    .toSorted((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
}

/** Brand values: the mean of their competencies that have a figure, each weighing the same (measurement 1). */
export function shownValues(
  questionnaire: Questionnaire,
  figures: ExactFigures,
  norms: OrganisationNorms | null,
): ShownBrandValue[] {
  return questionnaire.values.map(({ id, name, promise, competencies }) => {
    const competencyIds = competencies.map((competency) => competency.id);
    const over = (figure: (competencyId: string) => number | undefined): number | null => {
      const exact = mean(competencyIds.map(figure).filter((value) => value !== undefined));
      return exact === null ? null : roundToTenth(exact);
    };
    return {
      id,
      name,
      promise,
      competencyIds,
      self: over((competencyId) => figures.competencies.get('self')?.get(competencyId)?.exact),
      others: over((competencyId) => figures.othersOnCompetency.get(competencyId)),
      organisation: norms?.values[id] ?? null,
    };
  });
}
