import type { Problem, ProblemParams } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';

/** U+2068 … U+2069: what somebody typed keeps its own direction inside a sentence of the other. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** What is wrong with a file, in the reader's words; codes of fields and rater groups become their names. */
export function told(problem: Problem, texts: Texts): string {
  const params: ProblemParams = {
    ...problem.params,
    ...('field' in problem.params ? { field: fieldLabel(String(problem.params.field), texts) } : {}),
    ...('group' in problem.params ? { group: texts.inSentence(texts.t(`import.group.${problem.params.group}`)) } : {}),
  };
  return texts.fill(problem.key, params, isolated);
}

export function fieldLabel(field: string, texts: Texts): string {
  return texts.t(`import.field.${field}`);
}

/** Things said side by side, without "and". */
export function sideBySide(parts: readonly string[], texts: Texts): string {
  return parts.filter((part) => part !== '').join(texts.t('import.beside'));
}
