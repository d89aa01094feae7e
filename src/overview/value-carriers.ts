import type { GroupFigure, ShownFrameworkValue, ShownGroup } from '../domain/shown-group.js';

/** Behaviours named as carrying or breaking a value. */
const named = 2;

export interface Carrier {
  readonly id: string;
  readonly figure: GroupFigure;
}

/** The behaviours that carry a value and those that break it: highest and lowest, never the same one (anonymity R17). */
export function carriersOf(
  { competencies }: ShownFrameworkValue,
  { company }: Pick<ShownGroup, 'company'>,
): { readonly carried: Carrier[]; readonly broken: Carrier[] } {
  const rows = competencies
    .flatMap(({ behaviours }) => [...behaviours])
    .flatMap(({ id }) => {
      const figure = company.behaviours[id]?.others;
      return figure ? [{ id, figure }] : [];
    })
    .toSorted((a, b) => b.figure.value - a.figure.value);
  const number = Math.min(named, Math.floor(rows.length / 2));
  return { carried: rows.slice(0, number), broken: rows.slice(rows.length - number).toReversed() };
}

/** The lowest and the highest unit's figure of a value, and how many units have one; null where they do not differ. */
export function rangeOf(
  valueId: string,
  { units }: Pick<ShownGroup, 'units'>,
): { readonly low: number; readonly high: number; readonly units: number } | null {
  const figures = units.flatMap(({ values }) => values[valueId]?.others?.value ?? []);
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  return figures.length < 2 || low === high ? null : { low, high, units: figures.length };
}
