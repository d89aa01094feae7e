import type { Problem } from './errors.js';
import type { Locale, LocalText } from './locale.js';
import {
  behavioursOf,
  competenciesOf,
  formFor,
  type Questionnaire,
  type QuestionnaireBehaviour,
} from './questionnaire.js';
import { hasTraitWord, hasTwoIdeas } from './statement-wording.js';
import { lengthOf } from './text-cleaning.js';

/** Beyond these a form is left unfinished or a statement misread (experience 2 and 7.3; domain, framework). */
export const frameworkLimits = {
  statementLength: 90,
  statements: 35,
  perCompetency: 5,
  customerStatements: 8,
  openQuestions: 3,
} as const;

/** The languages in which a text is missing. */
export function missingLocales(text: LocalText, locales: readonly Locale[]): Locale[] {
  return locales.filter((locale) => !text[locale]);
}

/** What a second look at one behaviour shows: missing languages, length, two ideas, trait words (experience 7.3). */
export function behaviourWarnings(
  behaviour: Pick<QuestionnaireBehaviour, 'statement' | 'selfStatement'>,
  locales: readonly Locale[],
): Problem[] {
  const { statement, selfStatement } = behaviour;
  return [
    ...missingLocales(statement, locales).map((locale) => warning('missing', { locale })),
    ...missingLocales(selfStatement, locales)
      .filter((locale) => statement[locale])
      .map((locale) => warning('self-missing', { locale })),
    ...locales.flatMap((locale) => wordingWarnings(statement[locale] ?? '', locale)),
  ];
}

function wordingWarnings(text: string, locale: Locale): Problem[] {
  const length = lengthOf(text);
  return [
    ...(length > frameworkLimits.statementLength
      ? [warning('long', { locale, length, maximum: frameworkLimits.statementLength })]
      : []),
    ...(hasTwoIdeas(text, locale) ? [warning('two-ideas', { locale })] : []),
    ...(hasTraitWord(text, locale) ? [warning('trait', { locale })] : []),
  ];
}

/** Warnings on the framework as a whole: too many statements in all or in a competency (experience 2). */
export function frameworkWarnings(questionnaire: Questionnaire): Problem[] {
  const count = behavioursOf(questionnaire).length;
  return count > frameworkLimits.statements ? [warning('many', { count, maximum: frameworkLimits.statements })] : [];
}

/** Warnings on one competency: more than five behaviours. */
export function competencyWarnings(behaviours: readonly unknown[]): Problem[] {
  const maximum = frameworkLimits.perCompetency;
  return behaviours.length > maximum ? [warning('many-in-competency', { count: behaviours.length, maximum })] : [];
}

/**
 * What keeps a framework from being asked as it stands: no behaviours, a competency without any, more than three open
 * questions, and for the customers' short form more than 8 statements or a competency without one (domain, framework).
 */
export function frameworkProblems(questionnaire: Questionnaire, asksCustomers: boolean): Problem[] {
  if (behavioursOf(questionnaire).length === 0) return [problem('no-behaviours')];
  const questions = questionnaire.openQuestions.length;
  const maximum = frameworkLimits.openQuestions;
  return [
    ...competenciesOf(questionnaire)
      .filter((competency) => competency.behaviours.length === 0)
      .map((competency) => problem('empty-competency', { competencyId: competency.id })),
    ...(questions > maximum ? [problem('many-questions', { count: questions, maximum })] : []),
    ...(asksCustomers ? shortFormProblems(questionnaire) : []),
  ];
}

/** The customers' short form: at most 8 statements, at least one of each competency that has any. */
function shortFormProblems(questionnaire: Questionnaire): Problem[] {
  const asked = formFor(questionnaire, 'customer');
  const count = asked.flatMap((competency) => competency.behaviours).length;
  const maximum = frameworkLimits.customerStatements;
  const unseen = competenciesOf(questionnaire).filter(
    ({ id, behaviours }) => behaviours.length > 0 && !asked.some((competency) => competency.id === id),
  );
  return [
    ...(count > maximum ? [problem('customer-form-long', { count, maximum })] : []),
    ...unseen.map(({ id }) => problem('customers-see-none', { competencyId: id })),
  ];
}

function warning(rule: string, params: Problem['params'] = {}): Problem {
  return { key: `framework.warning.${rule}`, params };
}

function problem(rule: string, params: Problem['params'] = {}): Problem {
  return { key: `framework.problem.${rule}`, params };
}
