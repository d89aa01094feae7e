import { importanceValue } from './importance-cells.js';
import type { Audience } from './importance-form.js';
import type { ShownImportance } from './importance-result.js';
import type { LocalText } from './locale.js';
import { roundToTenth } from './rounding.js';
import { mean } from './scoring.js';
import type { GroupFilter, ShownGroup } from './shown-group.js';

export interface PicturePoint {
  readonly id: string;
  readonly statement: LocalText;
  /** One decimal each; importance on five points, performance on the cycle's scale. */
  readonly importance: number;
  readonly performance: number;
  /** Above the middle of importance and below the middle of performance. */
  readonly isFirst: boolean;
}

export interface ImportancePicture {
  readonly audience: Audience;
  readonly view: GroupFilter;
  readonly points: readonly PicturePoint[];
  /** The means of the points shown, one decimal. */
  readonly middle: { readonly importance: number; readonly performance: number };
}

/**
 * Importance beside performance of the behaviours both know, from shown figures on both sides: customers' importance
 * with customers' view where both are shown, else everyone's view. Null with fewer than three behaviours.
 */
export function importancePicture(
  shown: ShownImportance,
  group: ShownGroup,
  audience: Audience,
): ImportancePicture | null {
  const views: readonly GroupFilter[] = audience === 'customer' ? ['customer', 'others'] : ['others'];
  for (const view of views) {
    const pairs = shown.items.flatMap((item) => {
      const cell = item.cells[audience];
      const performance = group.company.behaviours[item.id]?.[view]?.value;
      if (item.aspect !== 'staff' || !cell || performance === undefined) return [];
      const importance = roundToTenth(importanceValue(cell, audience));
      return [{ id: item.id, statement: item.text, importance, performance }];
    });
    if (pairs.length < 3) continue;
    const middle = {
      importance: roundToTenth(mean(pairs.map(({ importance }) => importance)) ?? 0),
      performance: roundToTenth(mean(pairs.map(({ performance }) => performance)) ?? 0),
    };
    const points = pairs.map((pair) => ({
      ...pair,
      isFirst: pair.importance >= middle.importance && pair.performance < middle.performance,
    }));
    return { audience, view, points, middle };
  }
  return null;
}
