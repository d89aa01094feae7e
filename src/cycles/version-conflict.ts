import type { Texts } from '../i18n/texts.js';
import { AnsweredWith } from '../web/answered-with.js';
import { listOf } from '../web/forms.js';
import type { CycleEntity } from './cycle.entity.js';
import { type DraftStep, presentStep } from './draft-steps.js';

/** The values of one page's form, by field. */
export type StepValues = Readonly<Record<string, string | readonly string[]>>;

/** What was typed on this page before and what is stored now, when somebody else saved in between (I56). */
export function refuseOutdated(
  cycle: CycleEntity,
  step: DraftStep,
  stored: StepValues,
  body: unknown,
  texts: Texts,
): void {
  const { version: _version, _csrf, draft: _draft, ...typed } = body as Record<string, unknown>;
  if (_version === String(cycle.version)) return;
  const { action } = presentStep(cycle, step, texts);
  const fields = [...new Set([...Object.keys(stored), ...Object.keys(typed)])];
  throw new AnsweredWith(409, 'cycles/conflict-show', {
    action,
    version: String(cycle.version),
    differences: fields
      .map((field) => ({
        label: labelOf(field, texts),
        stored: shown(field, listOf(stored[field]), texts),
        typed: shown(field, listOf(typed[field]), texts),
      }))
      .filter((row) => row.stored !== row.typed),
    kept: Object.entries(typed).flatMap(([name, value]) => listOf(value).map((item) => ({ name, value: item }))),
  });
}

function labelOf(field: string, texts: Texts): string {
  const key = `cycles.field.${field}`;
  return texts.has(key) ? texts.t(key) : field;
}

function shown(field: string, values: readonly string[], texts: Texts): string {
  const words = values.map((value) => {
    const key = `cycles.value.${value}`;
    return texts.has(key) ? texts.t(key) : value;
  });
  return words.length > 0 ? words.join(field === 'emails' ? '\n' : ', ') : '–';
}
