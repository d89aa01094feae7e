import type { Problem } from '../domain/errors.js';
import { formLength } from '../domain/form-length.js';
import { behaviourWarnings, frameworkProblems, frameworkWarnings } from '../domain/framework-warnings.js';
import { type Locale, textIn } from '../domain/locale.js';
import { behavioursOf, competenciesOf, type Questionnaire, type QuestionnaireValue } from '../domain/questionnaire.js';
import { raterGroups } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { anchorOf } from './framework-places.js';
import { presentCompetency } from './outline-competency.presenter.js';

/** The whole framework as one outline; what needs a second look stands open, the rest is folded. */
export function presentFramework(
  questionnaire: Questionnaire,
  offered: readonly Locale[],
  open: string,
  texts: Texts,
): object {
  const behaviours = behavioursOf(questionnaire);
  const toMend = behaviours.filter((behaviour) => behaviourWarnings(behaviour, offered).length > 0).length;
  const problems = frameworkProblems(questionnaire, true);
  return {
    title: texts.t('framework.title'),
    isEmpty: questionnaire.values.length === 0,
    heading: [counted(questionnaire, texts), toMend > 0 ? texts.t('framework.to-mend', { n: toMend }) : '']
      .join(' ')
      .trim(),
    lead: leadOf(questionnaire, texts),
    hasBehaviours: behaviours.length > 0,
    problems: [...problems, ...frameworkWarnings(questionnaire)].map((problem) =>
      presentProblem(problem, questionnaire, texts),
    ),
    walks: raterGroups.map((group) => ({
      href: paths.frameworkWalk(group),
      label: texts.t(`framework.group.${group}`),
    })),
    walkHref: paths.frameworkWalk('peer'),
    addValueHref: paths.frameworkValue('new'),
    starterHref: paths.frameworkStarter(),
    textsHref: paths.frameworkTexts(),
    scaleHref: paths.frameworkScale(),
    questionsHref: paths.frameworkQuestions(),
    scale: texts.list(questionnaire.scale.labels.map((label) => textIn(label, texts.locale))),
    questions: questionnaire.openQuestions.map(({ text }) => textIn(text, texts.locale).replaceAll('{name}', '…')),
    languages: offered.map((locale) => texts.t(`framework.language.${locale}`)),
    values: questionnaire.values.map((value) => presentValue(value, offered, open, texts)),
  };
}

function counted(questionnaire: Questionnaire, texts: Texts): string {
  return texts.t('framework.heading', {
    values: questionnaire.values.length,
    competencies: competenciesOf(questionnaire).length,
    behaviours: behavioursOf(questionnaire).length,
  });
}

function leadOf(questionnaire: Questionnaire, texts: Texts): string {
  const { statements, minutes } = formLength(questionnaire, 'peer');
  const customers = formLength(questionnaire, 'customer').statements;
  return texts.t('framework.lead', { minutes, customers, statements });
}

function presentProblem({ key, params }: Problem, questionnaire: Questionnaire, texts: Texts): string {
  const competency = competenciesOf(questionnaire).find(({ id }) => id === params.competencyId);
  return texts.t(key, { ...params, competency: competency ? textIn(competency.name, texts.locale) : '' });
}

function presentValue(value: QuestionnaireValue, offered: readonly Locale[], open: string, texts: Texts) {
  const query = new URLSearchParams({ value: value.id }).toString();
  return {
    anchor: anchorOf(value.id),
    name: textIn(value.name, texts.locale),
    promise: textIn(value.promise, texts.locale),
    editHref: paths.frameworkValue(value.id),
    moveHref: `${paths.frameworkValue(value.id)}/move`,
    addHref: `${paths.frameworkCompetency('new')}?${query}`,
    competencies: value.competencies.map((competency) => presentCompetency(competency, offered, open, texts)),
  };
}
