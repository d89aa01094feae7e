import { starterFramework } from '../../src/competencies/starter-framework.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import type { GivenRequest } from '../support/given-answered-cycle.js';

/** A report's main tables as they must read in English, worked out from the answers by this file alone. */
export interface IndependentFigures {
  readonly views: readonly string[];
  /** Name, then a cell per view. */
  readonly competencies: readonly (readonly string[])[];
  readonly statements: readonly (readonly string[])[];
}

interface Cell {
  readonly text: string;
  readonly exact: number;
}

const [fewest, top] = [3, 5];
const groups: readonly RaterGroup[] = ['manager', 'peer', 'subordinate', 'customer'];
const views = ['You', 'Everyone else', 'Manager', 'Peers', 'Your team', 'Customers'];
const competencies = starterFramework.values.flatMap((value) => value.competencies);

const rounded = (exact: number): string => (Math.floor(exact * 10 + 0.5 + 1e-9) / 10).toFixed(1);
const average = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length;

/** For a review in which every group asked is large enough to stand alone, each view weighing the same. */
export function figuresOf(requests: readonly GivenRequest[]): IndependentFigures {
  const pointsOf = (group: RaterGroup, id: string): number[] =>
    requests
      .filter((request) => request.group === group)
      .map(({ answers }) => answers?.ratings[id])
      .filter((point) => point !== undefined && point !== null);
  const cellOf = (group: RaterGroup, id: string): Cell | null => {
    const points = pointsOf(group, id);
    if (points.length === 0) return null;
    if (group === 'self' || group === 'manager') return { text: String(points[0]), exact: points[0]! };
    if (points.length < fewest) return null;
    return protectedCell(points);
  };
  const statements = competencies.flatMap(({ behaviours }) =>
    behaviours.map(({ id, statement }) => {
      const cells = groups.map((group) => cellOf(group, id));
      const shown = cells.filter((cell) => cell !== null);
      return [
        statement.en ?? '',
        cellOf('self', id)?.text ?? '–',
        shown.length > 0 ? rounded(average(shown.map(({ exact }) => exact))) : '–',
        ...cells.map((cell) => cell?.text ?? '–'),
      ];
    }),
  );
  const overall = competencies.map(({ name, behaviours }) => {
    const figure = (group: RaterGroup): number | null => {
      const asked = behaviours.filter(({ groups: may }) => may.includes(group));
      const cells = asked.map(({ id }) => cellOf(group, id)).filter((cell) => cell !== null);
      return cells.length * 2 >= asked.length && cells.length > 0 ? average(cells.map(({ exact }) => exact)) : null;
    };
    const figures = groups.map(figure);
    const write = (exact: number | null): string => (exact === null ? '–' : rounded(exact));
    const others = figures.filter((exact) => exact !== null);
    return [
      name.en ?? '',
      write(figure('self')),
      write(others.length > 0 ? average(others) : null),
      ...figures.map(write),
    ];
  });
  return { views, competencies: overall, statements };
}

/** A mean, or only its bound where all answers, or all but one by a point, stand at an end of the scale. */
function protectedCell(points: readonly number[]): Cell {
  const [n, sum] = [points.length, points.reduce((total, point) => total + point, 0)];
  if (sum >= n * top - 1) {
    return { text: `≥ ${(Math.floor((top - 1 / n) * 10 + 1e-9) / 10).toFixed(1)}`, exact: top - 1 / (2 * n) };
  }
  if (sum <= n + 1)
    return { text: `≤ ${(Math.ceil((1 + 1 / n) * 10 - 1e-9) / 10).toFixed(1)}`, exact: 1 + 1 / (2 * n) };
  return { text: rounded(sum / n), exact: sum / n };
}
