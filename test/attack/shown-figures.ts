import type { ScaleEnd } from '../../src/domain/disclosure.js';
import type { ShownReport } from '../../src/domain/shown-report.js';

export interface ShownFigure {
  readonly told: number;
  readonly endCode: ScaleEnd | null;
}

/** Every number derived from answers that a report holds, by the same places as the expected ones. */
export function shownFigures(shown: ShownReport): Map<string, ShownFigure> {
  const found = new Map<string, ShownFigure>();
  const tell = (place: string, told: number | null, endCode: ScaleEnd | null = null): void => {
    if (told !== null) found.set(place, { told, endCode });
  };
  for (const { id, self, others, blocks, behaviours, gap } of shown.competencies) {
    tell(`block self ${id}`, self);
    tell(`block all ${id}`, others);
    tell(`gap ${id}`, gap?.value ?? null);
    for (const { key, value, endCode } of blocks) tell(`block ${key} ${id}`, value, endCode);
    for (const behaviour of behaviours) {
      tell(`cell self ${behaviour.id}`, behaviour.self);
      tell(`cell all ${behaviour.id}`, behaviour.others);
      for (const { key, value, endCode } of behaviour.blocks) tell(`cell ${key} ${behaviour.id}`, value, endCode);
    }
  }
  for (const { id, self, others } of shown.values) {
    tell(`value ${id} self`, self);
    tell(`value ${id} others`, others);
  }
  return found;
}
