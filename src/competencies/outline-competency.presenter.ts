import { behaviourWarnings, competencyWarnings } from '../domain/framework-warnings.js';
import { type Locale, textIn } from '../domain/locale.js';
import type { QuestionnaireBehaviour, QuestionnaireCompetency } from '../domain/questionnaire.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { anchorOf } from './framework-places.js';

export function presentCompetency(
  competency: QuestionnaireCompetency,
  offered: readonly Locale[],
  open: string,
  texts: Texts,
) {
  const { id, behaviours } = competency;
  const rows = behaviours.map((behaviour) => presentBehaviour(behaviour, offered, texts));
  const warnings = competencyWarnings(behaviours).map(({ key, params }) => texts.t(key, params));
  const isFine = behaviours.length > 0 && warnings.length === 0 && rows.every((row) => row.isFine);
  const name = textIn(competency.name, texts.locale);
  const counts = {
    behaviours: behaviours.length,
    customers: behaviours.filter((behaviour) => behaviour.groups.includes('customer')).length,
  };
  return {
    anchor: anchorOf(id),
    name,
    isOpen: !isFine || open === id,
    summary: texts.t('framework.competency.summary', counts),
    state: isFine ? texts.t('framework.competency.fine') : '',
    warnings,
    editHref: paths.frameworkCompetency(id),
    moveHref: `${paths.frameworkCompetency(id)}/move`,
    addHref: `${paths.frameworkBehaviour('new')}?${new URLSearchParams({ competency: id }).toString()}`,
    behaviours: rows,
  };
}

function presentBehaviour(behaviour: QuestionnaireBehaviour, offered: readonly Locale[], texts: Texts) {
  const { id, statement } = behaviour;
  const warnings = behaviourWarnings(behaviour, offered);
  const language = (locale: unknown): string => texts.t(`framework.language.${String(locale)}`);
  return {
    anchor: anchorOf(id),
    name: textIn(statement, texts.locale),
    isFine: warnings.length === 0,
    isIncomplete: warnings.some(({ key }) => key.endsWith('missing')),
    texts: offered.map((locale) => ({
      lang: locale,
      dir: locale === 'en' ? 'ltr' : 'rtl',
      text: statement[locale] ?? '',
      missing: statement[locale] ? '' : texts.t('framework.warning.missing', { language: language(locale) }),
    })),
    // A missing language is told in its own column.
    warnings: warnings
      .filter(({ key }) => key !== 'framework.warning.missing')
      .map(({ key, params }) => texts.t(key, { ...params, language: language(params.locale) })),
    editHref: paths.frameworkBehaviour(id),
    moveHref: `${paths.frameworkBehaviour(id)}/move`,
  };
}
