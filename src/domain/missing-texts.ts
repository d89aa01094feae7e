import type { Locale, LocalText } from './locale.js';
import { formFor, type Questionnaire } from './questionnaire.js';
import type { RaterGroup } from './rater-group.js';

/**
 * How many texts of one form nobody has written in a language: names of competencies, statements and open questions.
 * About oneself a statement for others is better than none, as the form itself decides.
 */
export function missingTexts(questionnaire: Questionnaire, group: RaterGroup, locale: Locale): number {
  const isSelf = group === 'self';
  const either = (text: LocalText, own: LocalText): LocalText => (isSelf ? { ...text, ...filled(own) } : text);
  const form = formFor(questionnaire, group);
  const asked = [
    ...form.map(({ name }) => name),
    ...form.flatMap(({ behaviours }) => behaviours.map((each) => either(each.statement, each.selfStatement))),
    ...questionnaire.openQuestions.map(({ text, selfText }) => either(text, selfText)),
  ];
  return asked.filter((text) => !text[locale]).length;
}

function filled(text: LocalText): LocalText {
  return Object.fromEntries(Object.entries(text).filter(([, words]) => words));
}
