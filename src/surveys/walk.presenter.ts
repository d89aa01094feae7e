import { addDays } from '../domain/calendar.js';
import { defaultThresholds } from '../domain/cycle-settings.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import { type RaterGroup, raterGroups } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { fieldsOf } from './field-source.js';
import { blankForm } from './form-state.js';
import { isolated } from './rater-frame.presenter.js';
import { renderedFieldsForWalk } from './rendered-fields.js';
import type { SurveyForm } from './survey-form.js';
import { presentIntro, presentProgress } from './survey.presenter.js';

export interface Walk {
  readonly questionnaire: Questionnaire;
  readonly form: SurveyForm;
  readonly group: RaterGroup;
  readonly organisation: string;
  readonly today: string;
  readonly texts: Texts;
}

/** The real form about a made-up person; where it is sent from there is a way back. */
export function presentWalk({ questionnaire, form, group, organisation, today, texts }: Walk): object {
  const subject = { name: texts.t('survey.walk.name'), jobTitle: texts.t('survey.walk.job') };
  const closesOn = addDays(today, 14);
  const settings = {
    groups: [...raterGroups],
    thresholds: defaultThresholds,
    hrReadsComments: false,
    managerSeesReport: false,
    periodMonths: 6,
  };
  const intro = presentIntro(texts, group, subject, { settings, closesOn }, questionnaire);
  const source = fieldsOf(blankForm, { name: isolated(subject.name), ofWords: intro.ofWords });
  return {
    addressee: '',
    notMeHref: '',
    stopHref: '',
    objectionHref: '',
    organisation,
    listHref: '',
    ...intro,
    ...presentProgress(texts, form, blankForm),
    fields: renderedFieldsForWalk(form, texts, source),
    errors: [],
    notice: texts.t('survey.walk.notice'),
    keepNote: texts.t('survey.form.come-back', { date: texts.day(closesOn) }),
    consent: group === 'customer' ? texts.t('survey.form.consent', { org: isolated(organisation) }) : '',
    isWalk: true,
    isSent: false,
    isBackShown: false,
    walkBackHref: paths.framework(),
    walks: raterGroups.map((other) => ({
      href: paths.frameworkWalk(other),
      label: texts.t(`framework.group.${other}`),
      isCurrent: other === group,
    })),
  };
}
