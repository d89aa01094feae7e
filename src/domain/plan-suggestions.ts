import type { LocalText } from './locale.js';
import type { ShownReport } from './shown-report.js';

/** A behaviour worth an action, why, and what to try. */
export interface PlanSuggestion {
  readonly behaviourId: string;
  readonly competencyId: string;
  readonly reason: 'blind-spot' | 'low';
  readonly ideas: readonly LocalText[];
}

export const mostActions = 3;

/**
 * Up to three behaviours to work on, from shown figures alone: blind spots, widest first, then those seen least often;
 * each competency once before any comes twice (experience 15, anonymity R5).
 */
export function planSuggestions(shown: Pick<ShownReport, 'blindSpots' | 'weakest' | 'competencies'>): PlanSuggestion[] {
  const blind = shown.blindSpots.map(({ behaviourId }) => ({ behaviourId, reason: 'blind-spot' as const }));
  const low = shown.weakest.map((behaviourId) => ({ behaviourId, reason: 'low' as const }));
  const found = [...blind, ...low]
    .filter(({ behaviourId }, index, all) => all.findIndex((each) => each.behaviourId === behaviourId) === index)
    .flatMap(({ behaviourId, reason }): PlanSuggestion[] => {
      const competency = shown.competencies.find(({ behaviours }) => behaviours.some(({ id }) => id === behaviourId));
      return competency ? [{ behaviourId, competencyId: competency.id, reason, ideas: competency.ideas }] : [];
    });
  const isFirstOf = (each: PlanSuggestion, index: number): boolean =>
    found.findIndex(({ competencyId }) => competencyId === each.competencyId) === index;
  return [...found.filter(isFirstOf), ...found.filter((each, index) => !isFirstOf(each, index))].slice(0, mostActions);
}
