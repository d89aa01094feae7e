import { type Problem, RuleBroken } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';

/** Parameters that are days, groups, blocks or languages, put in the reader's words. */
export function worded<P extends Problem>(problem: P, texts: Texts): P {
  const params = Object.fromEntries(
    Object.entries(problem.params).map(([name, value]) => [
      name,
      typeof value === 'string' ? inWords(name, value, texts) : value,
    ]),
  );
  return { ...problem, params };
}

export function allWorded<P extends Problem>(problems: readonly P[], texts: Texts): P[] {
  return problems.map((problem) => worded(problem, texts));
}

function inWords(name: string, value: string, texts: Texts): string {
  if (name === 'date') return texts.day(value);
  if (name === 'group') return texts.t(`cycles.group.${value}`);
  if (name === 'into') return value === '' ? '' : texts.t(`cycles.block.${value}`);
  if (name === 'locale') return texts.t(`cycles.value.${value}`);
  return value;
}

/** Ends the request when a rule said no, with the reason in the reader's words. */
export function refuse(problem: Problem | null, texts: Texts): void {
  if (!problem) return;
  const { key, params } = worded(problem, texts);
  throw new RuleBroken(key, params);
}
