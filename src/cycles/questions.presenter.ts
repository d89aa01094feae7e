import { formFor, behavioursOf, competenciesOf, type Questionnaire } from '../domain/questionnaire.js';
import { textIn } from '../domain/locale.js';
import { raterGroups } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { CycleEntity } from './cycle.entity.js';
import { presentStep } from './draft-steps.js';
import type { StepValues } from './version-conflict.js';

export function questionsValues({ settings }: CycleEntity, framework: Questionnaire): StepValues {
  const all = framework.openQuestions.map(({ id }) => id);
  const openQuestions = settings.openQuestions?.filter((id) => all.includes(id)) ?? all;
  return { periodMonths: String(settings.periodMonths), openQuestions };
}

/** One sentence on the framework: its values, and how many statements are asked. */
export function frameworkSentence(framework: Questionnaire, texts: Texts): string {
  return texts.t('cycles.questions.summary', {
    values: texts.list(framework.values.map(({ name }) => textIn(name, texts.locale))),
    competencies: competenciesOf(framework).length,
    behaviours: behavioursOf(framework).length,
    customers: formFor(framework, 'customer').flatMap(({ behaviours }) => behaviours).length,
  });
}

export function presentQuestions(
  cycle: CycleEntity,
  framework: Questionnaire,
  values: StepValues,
  errors: readonly ShownProblem[],
  texts: Texts,
) {
  const chosen = values.openQuestions ?? [];
  const isEmpty = behavioursOf(framework).length === 0;
  return {
    ...presentStep(cycle, 'questions', texts),
    heading: texts.t('cycles.questions.heading'),
    errors,
    isEmpty,
    summary: isEmpty ? '' : frameworkSentence(framework, texts),
    frameworkHref: paths.framework(),
    walks: raterGroups.map((group) => ({ href: paths.frameworkWalk(group), label: texts.t(`cycles.group.${group}`) })),
    questions: framework.openQuestions.map(({ id, text }) => ({
      value: id,
      label: textIn(text, texts.locale).replaceAll('{name}', texts.t('cycles.sample-subject')),
      hint: '',
      isSelected: chosen.includes(id),
    })),
    questionsError: messageFor('openQuestions', errors),
    period: { value: values.periodMonths, error: messageFor('periodMonths', errors) },
  };
}
