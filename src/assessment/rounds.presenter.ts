import { pillarOf, questions } from '../domain/assessment.js';
import { dateIn } from '../domain/zone-time.js';
import { dayValues, presentDay } from '../followup/day-fields.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { AssessmentAnswerEntity } from './assessment-answer.entity.js';
import type { AssessmentRoundEntity } from './assessment-round.entity.js';
import { promiseOf } from './promise.js';
import type { OpenedRound } from './rounds.js';
import type { RoundResult } from './round-results.js';

export interface RoundLine {
  readonly result: RoundResult;
  readonly sent: number;
}

export function presentRounds(lines: readonly RoundLine[], leaders: number, timeZone: string, texts: Texts): object {
  const [latest] = lines;
  const isRunning = latest !== undefined && latest.result.round.state !== 'finished';
  return {
    heading: latest ? headingOf(latest, texts) : texts.t('assessment.index.empty'),
    openHref: latest ? paths.assessmentRound(latest.result.round.id) : '',
    rounds: lines.map((line) => ({
      href: paths.assessmentRound(line.result.round.id),
      title: line.result.round.name,
      note: `${stateText(line.result.round, timeZone, texts)} ${shortOf(line, texts)}`.trim(),
    })),
    newHref: !isRunning && leaders > 0 ? paths.assessmentNew() : '',
    hasNoLeader: leaders === 0,
    linksHref: paths.assessmentLinks(),
  };
}

function headingOf(line: RoundLine, texts: Texts): string {
  const { round, participants, agreed } = line.result;
  if (round.state === 'answering') {
    const params = { name: round.name, sent: line.sent, total: participants.length };
    return say(texts, 'assessment.index.running', params);
  }
  return round.state === 'agreeing'
    ? say(texts, 'assessment.index.agreeing', { name: round.name, agreed })
    : `${round.name}: ${shortOf(line, texts)}`;
}

function shortOf({ result: { round, assessed } }: RoundLine, texts: Texts): string {
  if (round.state !== 'finished' || assessed.total === null) return '';
  return texts.t('assessment.index.finished', {
    total: assessed.total,
    maturity: texts.t(`assessment.maturity.${assessed.maturity}`),
  });
}

export function stateText({ state, dueOn, finishedAt }: AssessmentRoundEntity, timeZone: string, texts: Texts): string {
  const day = state === 'finished' && finishedAt ? dateIn(finishedAt, timeZone) : dueOn;
  return texts.t(`assessment.state.${state}`, { date: texts.day(day) });
}

export interface RoundFormParts {
  /** Null for a new one. */
  readonly round: AssessmentRoundEntity | null;
  readonly leaders: readonly { personId: string; name: string }[];
  readonly chosen: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

export function presentRoundForm(
  { round, leaders, chosen, values }: RoundFormParts,
  errors: readonly ShownProblem[],
  texts: Texts,
) {
  const words = (name: string) => ({
    label: texts.t(`assessment.field.${name}`),
    hint: texts.t(`assessment.hint.${name}`),
  });
  return {
    back: round ? paths.assessmentRound(round.id) : paths.assessment(),
    action: round ? paths.assessmentPart(round.id, 'changes') : paths.assessmentNew(),
    heading: texts.t(round ? 'assessment.change' : 'assessment.index.new'),
    submit: texts.t(round ? 'assessment.change-submit' : 'assessment.field.submit'),
    errors,
    nameField: { name: 'name', ...words('name'), value: values.name ?? '', error: messageFor('name', errors) },
    day: presentDay('dueOn', words('dueOn'), values, errors),
    people: round
      ? null
      : {
          name: 'people',
          ...words('people'),
          error: messageFor('people', errors),
          options: leaders.map(({ personId, name }) => ({
            value: personId,
            label: name,
            hint: '',
            isSelected: chosen.includes(personId),
          })),
        },
  };
}

export function roundValues({ name, dueOn }: AssessmentRoundEntity, texts: Texts): Record<string, string> {
  return { name, ...dayValues('dueOn', dueOn, texts) };
}

/** While leaders answer: what is left to do for the reader, and who has sent. Never what. */
export function presentWaiting(
  opened: OpenedRound,
  own: readonly AssessmentAnswerEntity[],
  readerId: string,
  texts: Texts,
): object {
  const { round, participants, isParticipant, isLead, leadName } = opened;
  const answered = own.filter(({ choice }) => choice !== '').length;
  const isSent = participants.find(({ personId }) => personId === readerId)?.sentAt != null;
  const sent = participants.filter(({ sentAt }) => sentAt !== null).length;
  const waits = isParticipant && !isSent;
  const heading = !isParticipant
    ? texts.t('assessment.open.heading-others', { sent, total: participants.length })
    : texts.t(headingKey(isSent, answered), { n: answered });
  const begun = answered > 0 ? 'continue' : 'start';
  return {
    back: paths.assessment(),
    roundName: round.name,
    heading,
    lead: waits
      ? `${texts.t('assessment.open.deadline', { day: texts.weekday(round.dueOn) })} ${texts.t('assessment.open.minutes')}`
      : texts.t('assessment.state.answering', { date: texts.day(round.dueOn) }),
    start: isParticipant
      ? {
          href: paths.assessmentPillar(round.id, nextPillar(own)),
          label: texts.t(`assessment.open.${isSent ? 'alter' : begun}`),
          isQuiet: isSent,
        }
      : null,
    untilShown: isSent
      ? say(texts, 'assessment.open.until-shown', { lead: leadName || texts.t('assessment.lead-gone') })
      : '',
    promise: isParticipant ? promiseOf(opened, readerId, texts) : '',
    people: participants.map(({ name, sentAt, isActive }) => ({
      name,
      state: texts.t(`assessment.open.${sentAt !== null ? 'sent' : isActive ? 'not-sent' : 'left'}`),
    })),
    deeds: isLead
      ? {
          closeHref: sent > 0 ? paths.assessmentPart(round.id, 'closing') : '',
          changeHref: paths.assessmentPart(round.id, 'changes'),
          discardHref: paths.assessmentPart(round.id, 'discarding'),
        }
      : null,
  };
}

function headingKey(isSent: boolean, answered: number): string {
  if (isSent) return 'assessment.open.heading-sent';
  return answered > 0 ? 'assessment.open.heading-begun' : 'assessment.open.heading-mine';
}

/** The page of the first question without an answer; the first page where none is left. */
function nextPillar(own: readonly AssessmentAnswerEntity[]): string {
  const open = questions.find((question) => !own.some((each) => each.question === question && each.choice !== ''));
  return pillarOf(open ?? 1);
}
