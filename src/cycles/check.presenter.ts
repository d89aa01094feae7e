import { textIn } from '../domain/locale.js';
import { behavioursOf, type Questionnaire } from '../domain/questionnaire.js';
import { protectedGroups } from '../domain/rater-group.js';
import { reminderDays } from '../domain/reminders.js';
import type { Texts } from '../i18n/texts.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { paths } from '../web/paths.js';
import type { CycleEntity } from './cycle.entity.js';
import { presentStep } from './draft-steps.js';
import { presentNotices } from './launch-notices.presenter.js';
import type { LaunchPlan } from './launch-plan.js';
import { promisedTexts } from './promised-texts.js';
import { frameworkSentence } from './questions.presenter.js';

interface SummaryRow {
  readonly label: string;
  readonly value: string;
  readonly href: string;
  readonly warning: string;
}

/** Everything decided, once more with a way to change it; what stands in the way; what raters are promised. */
export function presentCheck(plan: LaunchPlan, organisation: OrganisationEntity, texts: Texts) {
  const { cycle, blockers, warnings, questionnaire } = plan;
  const blockerNotices = presentNotices(cycle.id, blockers, texts);
  const warningNotices = presentNotices(cycle.id, warnings, texts);
  return {
    ...presentStep(cycle, 'check', texts),
    heading: headingFor(blockerNotices.length, warningNotices.length, texts),
    cost: costOf(plan, texts),
    blockers: blockerNotices,
    warnings: warningNotices,
    missing: missingTexts(questionnaire, cycle, texts),
    whoAndWhat: whoAndWhat(plan, texts),
    whoRates: whoRates(cycle, texts),
    dates: datesRows(cycle, organisation, texts),
    promises: promisedTexts(cycle.settings, cycle.closesOn ?? '', texts),
    mayLaunch: blockerNotices.length === 0,
    launch: { href: paths.launch(cycle.id), label: texts.t('cycles.launch.button', { name: cycle.name }) },
    cycleHref: paths.cycle(cycle.id),
  };
}

export function costOf({ requests, raters, minutes }: LaunchPlan, texts: Texts): string {
  if (requests === 0) return '';
  const each = Math.max(1, Math.round(minutes / requests));
  const params = { requests, raters, minutes: each };
  if (minutes < 90) return texts.t('cycles.check.cost-minutes', { ...params, total: minutes });
  return texts.t('cycles.check.cost', { ...params, n: Math.round(minutes / 60) });
}

function headingFor(blockers: number, warnings: number, texts: Texts): string {
  if (blockers > 0) return texts.t('cycles.check.blocked', { n: blockers });
  return warnings > 0 ? texts.t('cycles.check.warned', { n: warnings }) : texts.t('cycles.check.ready');
}

function row(step: string, cycleId: string, label: string, value: string): SummaryRow {
  return { label, value, href: paths.cycleDraft(cycleId, step), warning: '' };
}

function whoAndWhat({ cycle, reviews, questionnaire }: LaunchPlan, texts: Texts): SummaryRow[] {
  const { people = { kind: 'list' as const } } = cycle.settings;
  const questions = questionnaire.openQuestions.map(({ text }) =>
    textIn(text, texts.locale).replaceAll('{name}', texts.t('cycles.sample-subject')),
  );
  return [
    row(
      'participants',
      cycle.id,
      texts.t('cycles.check.reviewed'),
      texts.t(`cycles.check.people.${people.kind}`, { n: reviews.length }),
    ),
    row(
      'questions',
      cycle.id,
      texts.t('cycles.check.framework'),
      behavioursOf(questionnaire).length > 0 ? frameworkSentence(questionnaire, texts) : texts.t('cycles.check.none'),
    ),
    row(
      'questions',
      cycle.id,
      texts.t('cycles.field.openQuestions'),
      questions.join(' ') || texts.t('cycles.check.none'),
    ),
    row(
      'questions',
      cycle.id,
      texts.t('cycles.check.period-label'),
      texts.t('cycles.check.period', { n: cycle.settings.periodMonths }),
    ),
  ];
}

function whoRates({ id, settings }: CycleEntity, texts: Texts): SummaryRow[] {
  const { groups, choice, thresholds } = settings;
  const named = (['self', 'manager'] as const).map(
    (group) =>
      [
        group,
        groups.includes(group) ? texts.t(`cycles.method.${group}.chart`) : texts.t('cycles.outlook.not-asked'),
      ] as const,
  );
  const others = protectedGroups.map((group) => {
    if (!groups.includes(group)) return [group, texts.t('cycles.outlook.not-asked')] as const;
    const { ask, method } = choice[group];
    const how = texts.t(`cycles.method.${group}.${method}`);
    return [group, ask === null ? how : texts.t('cycles.check.asked', { ask, how })] as const;
  });
  return [
    ...[...named, ...others].map(([group, value]) => row('rater-groups', id, texts.t(`cycles.group.${group}`), value)),
    row(
      'rater-groups',
      id,
      texts.t('cycles.raters.needed'),
      texts.t('cycles.check.needed', { ratings: thresholds.ratings, comments: thresholds.comments }),
    ),
    row(
      'rater-groups',
      id,
      texts.t('cycles.raters.readers'),
      texts.t(settings.managerSeesReport ? 'cycles.check.manager-reads' : 'cycles.check.only-person'),
    ),
    row(
      'rater-groups',
      id,
      texts.t('cycles.check.comments'),
      texts.t(settings.hrReadsComments ? 'cycles.check.hr-reads-comments' : 'cycles.check.nobody-reads-comments'),
    ),
    row(
      'rater-groups',
      id,
      texts.t('cycles.check.sharing'),
      texts.t(settings.sharesComments ? 'cycles.check.shares-comments' : 'cycles.check.keeps-comments'),
    ),
  ];
}

function datesRows(cycle: CycleEntity, { workingDays }: OrganisationEntity, texts: Texts): SummaryRow[] {
  const { id, opensOn, closesOn, debriefOn, reportsOn, settings } = cycle;
  const none = texts.t('cycles.check.none');
  const day = (date: string | null): string => (date ? texts.weekday(date) : none);
  const reminders =
    opensOn && closesOn ? reminderDays({ rules: settings.reminders, opensOn, closesOn, workingDays }) : [];
  return [
    row(
      'dates',
      id,
      texts.t('cycles.field.opensOn'),
      opensOn ? texts.t('cycles.check.opens', { day: day(opensOn) }) : none,
    ),
    row(
      'dates',
      id,
      texts.t('cycles.field.reminders'),
      reminders.length > 0
        ? texts.t('cycles.check.reminders', { days: texts.list(reminders.map((each) => texts.day(each.day))) })
        : none,
    ),
    row(
      'dates',
      id,
      texts.t('cycles.field.closesOn'),
      closesOn ? texts.t('cycles.check.closes', { day: day(closesOn) }) : none,
    ),
    row('dates', id, texts.t('cycles.field.debriefOn'), day(debriefOn)),
    row('dates', id, texts.t('cycles.field.reportsOn'), day(reportsOn)),
    row(
      'dates',
      id,
      texts.t('cycles.field.locales'),
      texts.list(settings.locales.map((locale) => texts.t(`cycles.value.${locale}`))),
    ),
  ];
}

/** The statements and questions without a text in a language of the cycle, by language. */
function missingTexts(questionnaire: Questionnaire, { settings }: CycleEntity, texts: Texts) {
  const all = [
    ...behavioursOf(questionnaire).flatMap(({ statement, selfStatement }) => [statement, selfStatement]),
    ...questionnaire.openQuestions.flatMap(({ text, selfText }) => [text, selfText]),
  ];
  return settings.locales.flatMap((locale) => {
    const missing = all.filter((text) => !text[locale]).map((text) => textIn(text, texts.locale));
    const label = texts.t('cycles.check.missing', { n: missing.length, language: texts.t(`cycles.value.${locale}`) });
    return missing.length > 0 ? [{ label, texts: missing.slice(0, 50) }] : [];
  });
}
