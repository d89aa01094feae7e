import type { RaterGroup } from '../../src/domain/rater-group.js';

/** What one rater sent about one person, as the test itself remembers it. */
export interface SentForm {
  readonly subject: string;
  readonly group: RaterGroup;
  /** Statement number (position in the starter framework) → point. */
  readonly points: Readonly<Record<string, number>>;
}

export interface ExpectedReport {
  /** Block label → people in it. */
  readonly blocks: Readonly<Record<string, number>>;
  /** Competency id → block label, 'self' or 'others' → figure to one decimal. */
  readonly competencies: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const k = 3;
const protectedGroups = ['peer', 'subordinate', 'customer'] as const;
const customersSee = ['1.1', '2.1', '3.1', '3.2', '4.1', '4.3', '5.2', '6.1'];

/**
 * The figures of one report, worked out from the answers by a second, plain way: no code of the product is used.
 * Weights are the default (every point of view weighs the same), k is 3, all invited were asked.
 */
export function expectedReport(forms: readonly SentForm[]): ExpectedReport {
  const judged = forms.filter((form) => Object.keys(form.points).length > 0);
  const blocks = blocksOf(judged);
  const names = Object.keys(blocks);
  const competencies: Record<string, Record<string, string>> = {};
  for (const competency of ['1', '2', '3', '4', '5', '6']) {
    const figures: Record<string, number> = {};
    for (const name of names) {
      const figure = competencyFigure(competency, name, blocks[name] ?? []);
      if (figure !== null) figures[name] = figure;
    }
    const others = othersFigure(figures, names);
    const shown: Record<string, string> = {};
    for (const [name, value] of Object.entries(figures)) shown[name] = rounded(value);
    if (others !== null) shown.others = rounded(others);
    competencies[`c${competency}`] = shown;
  }
  return { blocks: Object.fromEntries(names.map((name) => [name, blocks[name]?.length ?? 0])), competencies };
}

function blocksOf(forms: readonly SentForm[]): Record<string, SentForm[]> {
  const of = (group: string) => forms.filter((form) => form.group === group);
  const blocks: Record<string, SentForm[]> = {};
  for (const name of ['self', 'manager']) if (of(name).length > 0) blocks[name] = of(name);
  const big = protectedGroups.filter((group) => of(group).length >= k);
  const rest = protectedGroups.filter((group) => of(group).length < k).flatMap(of);
  for (const group of big) blocks[group] = of(group);
  if (rest.length === 0) return blocks;
  if (rest.length >= k) return { ...blocks, 'other raters': rest };
  const [host] = [...big].sort(
    (one, other) => of(one).length - of(other).length || protectedGroups.indexOf(one) - protectedGroups.indexOf(other),
  );
  if (!host) return blocks;
  const { [host]: own = [], ...others } = blocks;
  return { ...others, [`${host}-and-others`]: [...own, ...rest] };
}

function competencyFigure(competency: string, block: string, forms: readonly SentForm[]): number | null {
  const least = block === 'self' || block === 'manager' ? 1 : k;
  const asked = (form: SentForm, statement: string) => form.group !== 'customer' || customersSee.includes(statement);
  const put = [1, 2, 3]
    .map((n) => `${competency}.${n}`)
    .filter((statement) => forms.filter((form) => asked(form, statement)).length >= least);
  const means = put.flatMap((statement) => {
    const points = forms.flatMap((form) => form.points[statement] ?? []);
    if (points.length < least) return [];
    const sum = points.reduce((total, point) => total + point, 0);
    return [block === 'self' || block === 'manager' ? sum / points.length : bandMiddle(sum, points.length)];
  });
  if (means.length === 0 || means.length * 2 < put.length) return null;
  return means.reduce((total, mean) => total + mean, 0) / means.length;
}

/** Ends of the scale: all or all but one at the end are told as a band, and counted as its middle. */
function bandMiddle(sum: number, n: number): number {
  if (sum >= n * 5 - 1) return 5 - 1 / n / 2;
  if (sum <= n + 1) return 1 + 1 / n / 2;
  return sum / n;
}

function othersFigure(figures: Record<string, number>, names: readonly string[]): number | null {
  const views = names.filter((name) => name !== 'self' && figures[name] !== undefined);
  // The manager alone is not "everyone else".
  if (views.every((name) => name === 'manager')) return null;
  return views.reduce((total, name) => total + (figures[name] ?? 0), 0) / views.length;
}

function rounded(value: number): string {
  return (Math.round(value * 10 + 1e-9) / 10).toFixed(1);
}
