import { pillarOf, pillars, type Pillar, points, questions, questionsOf } from '../domain/assessment.js';
import type { Texts } from '../i18n/texts.js';
import { say } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import { choiceField, proofLimit, textField } from './answer-fields.js';
import type { AssessmentAnswerEntity } from './assessment-answer.entity.js';
import { presentFile, presentSystemEvidence } from './evidence.presenter.js';
import { promiseOf, whoSees } from './promise.js';
import { takenEndings } from './file-kinds.js';
import { mostMegabytes } from './proof-files.js';
import type { FileNote } from './round-answers.js';
import type { OpenedRound } from './rounds.js';
import type { SystemEvidence } from './system-evidence.js';

export interface AnswerPage {
  readonly opened: OpenedRound;
  readonly pillar: Pillar;
  readonly me: { readonly id: string; readonly name: string };
  /** By field, as stored or as typed. */
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly FileNote[];
  readonly evidence: Readonly<Record<string, SystemEvidence>>;
}

export function valuesOf(answers: readonly AssessmentAnswerEntity[]): Record<string, string> {
  return Object.fromEntries(
    answers.flatMap(({ question, choice, text }) => [
      [choiceField(question), choice],
      [textField(question), text],
    ]),
  );
}

/** One pillar: its questions on the line of five points, what shows each, and what the system knows beside it. */
export function presentAnswerPage(page: AnswerPage, errors: readonly ShownProblem[], texts: Texts): object {
  const { opened, pillar, me, values } = page;
  const { round } = opened;
  const own = questionsOf[pillar];
  const place = pillars.indexOf(pillar);
  const before = pillars[place - 1];
  const answered = own.filter((question) => values[choiceField(question)]).length;
  return {
    back: before
      ? {
          href: paths.assessmentPillar(round.id, before),
          label: texts.t('assessment.answer.back-to', { pillar: texts.t(`assessment.pillar.${before}`) }),
        }
      : { href: paths.assessmentRound(round.id), label: round.name },
    meta: say(texts, 'assessment.answer.meta', {
      round: round.name,
      page: place + 1,
      pages: pillars.length,
      from: own[0],
      to: own.at(-1),
    }),
    heading: texts.t(`assessment.heading.${pillar}`),
    promise: promiseOf(opened, me.id, texts),
    errors,
    action: paths.assessmentPillar(round.id, pillar),
    draftHref: `${paths.assessmentPillar(round.id, pillar)}/draft`,
    draftId: `${round.id}-${pillar}`,
    pillarName: texts.t(`assessment.pillar.${pillar}`),
    count: texts.t('survey.form.count', { a: answered, b: own.length }),
    countTemplate: texts.t('survey.form.count', { a: '{n}', b: '{t}' }),
    answered,
    total: own.length,
    isFirst: place === 0,
    anchors: points.map((point) => texts.t(`assessment.anchor.${point}`)),
    maxLength: proofLimit,
    questions: own.map((question) => presentQuestion(question, page, errors, texts)),
    foot: whoSees(texts, me.name),
  };
}

function presentQuestion(
  question: number,
  { opened, values, files, evidence, me }: AnswerPage,
  errors: readonly ShownProblem[],
  texts: Texts,
) {
  const field = choiceField(question);
  const file = files.find((each) => each.question === question && each.personId === me.id);
  return {
    number: question,
    text: texts.t(`assessment.question.${question}`),
    field,
    points: points.map((point) => ({
      id: point === 0 ? field : '',
      value: String(point),
      label: texts.t(`assessment.point.${point}`),
      isChecked: values[field] === String(point),
    })),
    isUnknown: values[field] === 'na',
    textField: textField(question),
    shows: values[textField(question)] ?? '',
    error: messageFor(textField(question), errors),
    file: file ? presentFile(file, opened.round.id, texts) : null,
    evidence: presentSystemEvidence(question, evidence[question] ?? null, texts),
  };
}

export function presentFileForm(
  question: number,
  { opened, files, me }: Pick<AnswerPage, 'opened' | 'files' | 'me'>,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const { id } = opened.round;
  const file = files.find((each) => each.question === question && each.personId === me.id);
  const kinds = takenEndings.join(' ');
  const pillar = pillarOf(question);
  return {
    back: {
      href: `${paths.assessmentPillar(id, pillar)}#q${question}`,
      label: texts.t(`assessment.heading.${pillar}`),
    },
    question: texts.t(`assessment.question.${question}`),
    errors,
    action: paths.assessmentFileForm(id, question),
    fileField: {
      name: 'file',
      label: texts.t('assessment.file.field'),
      hint: texts.t('assessment.file.hint', { maximum: mostMegabytes, kinds }),
      type: 'file',
      accept: takenEndings.map((ending) => `.${ending}`).join(','),
      value: '',
      error: messageFor('file', errors),
    },
    present: file ? presentFile(file, id, texts) : null,
    removal: `${paths.assessmentFileForm(id, question)}/removal`,
    foot: whoSees(texts, me.name),
  };
}

export function presentSending(
  opened: OpenedRound,
  own: readonly AssessmentAnswerEntity[],
  me: { id: string; name: string },
  texts: Texts,
): object {
  const { round, participants } = opened;
  const blank = questions.filter((question) => !own.some((each) => each.question === question && each.choice !== ''));
  const others = participants.filter(
    ({ personId, isActive, sentAt }) => personId !== me.id && isActive && sentAt === null,
  );
  return {
    back: { href: paths.assessmentPillar(round.id, pillars.at(-1)!), label: texts.t('assessment.pillar.results') },
    roundName: round.name,
    count: texts.t('assessment.sending.count', { n: questions.length - blank.length }),
    last: others.length === 0 ? texts.t('assessment.sending.last') : '',
    promise: promiseOf(opened, me.id, texts),
    blank: blank.map((question) => ({
      href: `${paths.assessmentPillar(round.id, pillarOf(question))}#q${question}`,
      text: texts.t(`assessment.question.${question}`),
    })),
    action: paths.assessmentPart(round.id, 'sending'),
    foot: whoSees(texts, me.name),
  };
}
