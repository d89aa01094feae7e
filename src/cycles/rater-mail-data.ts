import { minutesFor } from '../domain/form-length.js';
import { type MailWording, noWording } from '../domain/mail-wording.js';
import { allPromises } from '../domain/promises.js';
import { formFor, type Questionnaire } from '../domain/questionnaire.js';
import type { RaterGroup } from '../domain/rater-group.js';
import { presentPromise } from '../i18n/promise-sentences.js';
import { Texts } from '../i18n/texts.js';
import type { PersonEntity } from '../people/person.entity.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import type { CycleEntity } from './cycle.entity.js';
import { wordedMail } from './wording/worded-mail.js';

export interface MailSubject {
  readonly name: string;
  readonly group: RaterGroup;
}

export interface RaterMail {
  readonly rater: Pick<PersonEntity, 'name' | 'locale' | 'kind'>;
  /** Those not yet answered about, at least one. */
  readonly subjects: readonly MailSubject[];
  readonly cycle: Pick<CycleEntity, 'closesOn' | 'settings'>;
  readonly questionnaire: Questionnaire;
  readonly link: string;
  readonly organisation: Pick<OrganisationEntity, 'name' | 'contactName' | 'contactEmail'>;
  /** The organisation's own words; none unless given. */
  readonly wording?: MailWording;
}

/** What the views mail/invitation, mail/reminder and mail/last-call print; see views/mail/README.md. */
export function raterMailData(mail: RaterMail): object {
  const { rater, subjects, cycle, questionnaire, link, organisation } = mail;
  const texts = Texts.in(rater.locale);
  const closesOn = cycle.closesOn ?? '';
  const others = subjects.filter((subject) => subject.group !== 'self');
  const longest = longestForm(questionnaire, subjects);
  return {
    dir: texts.dir,
    align: texts.dir === 'rtl' ? 'right' : 'left',
    organisation: organisation.name,
    contactName: organisation.contactName,
    contactEmail: organisation.contactEmail,
    recipientName: rater.name,
    people: subjects.map(({ name, group }) => ({
      name,
      role: texts.t(cycle.settings.pulseSince ? 'mail.role.pulse' : `mail.role.${group}`),
    })),
    isSelf: subjects.length === 1 && others.length === 0,
    isSeveral: subjects.length > 1,
    others: others.length,
    otherName: others.length === 1 ? others[0]?.name : '',
    link,
    declineLink: subjects.length === 1 ? `${link}/decline` : link,
    stopLink: `${link}/stop`,
    objectionLink: rater.kind === 'customer' ? `${link}/objection` : '',
    ...longest,
    closesOnText: texts.weekday(closesOn),
    closesDayText: texts.day(closesOn),
    promises: promisesFor(subjects, cycle, texts),
    ...wordedMail(
      mail.wording ?? noWording,
      {
        recipientName: rater.name,
        organisation: organisation.name,
        others: others.map(({ name }) => name),
        isAboutReader: others.length < subjects.length,
        minutes: longest.minutes,
        closesOnText: texts.weekday(closesOn),
      },
      texts,
    ),
  };
}

function longestForm(
  questionnaire: Questionnaire,
  subjects: readonly MailSubject[],
): { statements: number; questions: number; minutes: number } {
  const counts = subjects.map(
    ({ group }) => formFor(questionnaire, group).flatMap(({ behaviours }) => behaviours).length,
  );
  const statements = Math.max(...counts);
  const questions = questionnaire.openQuestions.length;
  return { statements, questions, minutes: minutesFor(statements, questions) };
}

/** Each sentence once, in the order of the rater's groups. */
function promisesFor(subjects: readonly MailSubject[], cycle: RaterMail['cycle'], texts: Texts): string[] {
  const only = subjects.length === 1 ? subjects[0]?.name : undefined;
  const sentences = subjects.flatMap(({ group, name }) =>
    allPromises(group, cycle.settings, cycle.closesOn ?? '').map((sentence) =>
      presentPromise(sentence, only ?? name, texts),
    ),
  );
  return [...new Set(sentences)];
}
