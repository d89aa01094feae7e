import { commentLimit } from '../../domain/comment-cleaning.js';
import { textIn } from '../../domain/locale.js';
import { messageFor, type ShownProblem } from '../../web/problems.js';
import { commentField, pointField } from '../answers-form.js';
import type { FormState } from '../form-state.js';
import { isolated, presentFrame, type RaterFrame } from '../rater-frame.presenter.js';
import { presentWays } from '../request-list.presenter.js';
import { statementIds } from '../survey-form.js';
import { sideField } from './side-answers.js';
import type { SidePart, SidePerson } from './side-people.js';

export interface SideRow {
  readonly person: SidePerson;
  readonly state: FormState;
}

export interface SidePage {
  readonly frame: RaterFrame;
  readonly rows: readonly SideRow[];
  readonly part: SidePart;
  /** What the boxes show when it is not what was read: a text still too long. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly problems?: readonly ShownProblem[];
}

/** Each statement once, with a line of points for each person. */
export function presentSideForm(page: SidePage): object {
  const { frame, rows, part, problems = [] } = page;
  const { texts, visit, places } = frame;
  const { number, total, competencies, isLast } = part;
  const shown = competencies.map((competency) => ({
    name: textIn(competency.name, texts.locale),
    id: `c-${competency.id}`,
    statements: competency.statements.map(({ id, text }) => ({
      text: textIn(text, texts.locale),
      rows: rows.filter(({ person }) => statementIds(person.form).includes(id)).map((row) => pointsOf(row, id, page)),
    })),
  }));
  const groups = shown.flatMap(({ statements }) => statements.flatMap((statement) => statement.rows));
  const [n, t] = ['{n}', '{t}'];
  const answered = groups.filter(({ isAnswered }) => isAnswered).length;
  return {
    ...presentFrame(frame),
    heading: texts.t('survey.side.heading', { n: rows.length }),
    place: total > 1 ? texts.t('survey.side.place', { number, total }) : '',
    lead: texts.t('survey.side.lead', { n: visit.cycle.settings.periodMonths }),
    ways: presentWays(
      frame,
      rows.map(({ person }) => person.request),
    ),
    keepNote: texts.t(visit.isByLink ? 'survey.form.come-back' : 'survey.form.come-back-signed-in', {
      date: texts.day(visit.cycle.closesOn),
    }),
    errors: problems,
    total: groups.length,
    answered,
    count: texts.t('survey.form.count', { a: answered, b: groups.length }),
    countTemplate: texts.t('survey.form.count', { a: n, b: t }),
    competencies: shown,
    questions: isLast ? questionsOf(page) : [],
    questionsHeading: texts.t('survey.form.questions', { n: rows[0]?.person.form.questions.length ?? 0 }),
    maxLength: commentLimit,
    backHref: number > 1 ? places.side(number - 1) : places.list(),
    backLabel: texts.t(number > 1 ? 'survey.side.back' : 'survey.form.back'),
    saveHref: places.sideSave(),
    draftHref: places.sideDraft(),
    sendHref: isLast ? places.sideSend() : '',
    sendLabel: texts.t('survey.side.send', { n: rows.length }),
    next: isLast ? '' : String(number + 1),
    consent:
      visit.rater.kind === 'customer' ? texts.t('survey.form.consent', { org: isolated(frame.organisation) }) : '',
  };
}

function pointsOf({ person, state }: SideRow, statementId: string, { frame, problems = [] }: SidePage) {
  const { locale } = frame.texts;
  const { scale } = person.form;
  const field = sideField(person.request.id, pointField(statementId));
  const chosen = state.points[statementId];
  const checked = (value: string) => (chosen === value ? ' checked' : '');
  return {
    field,
    name: person.request.subject.name,
    isList: scale.labels.length > 5,
    points: scale.labels.map((label, index) => ({
      id: index === 0 ? field : '',
      value: String(index + 1),
      label: textIn(label, locale),
      checked: checked(String(index + 1)),
    })),
    cannotJudge: textIn(scale.cannotJudge, locale),
    notJudged: checked('na'),
    isAnswered: chosen !== undefined,
    error: messageFor(field, problems),
  };
}

function questionsOf({ rows, frame, typed = {}, problems = [] }: SidePage): object[] {
  const questions = rows[0]?.person.form.questions ?? [];
  return questions.map(({ id, text }) => ({
    rows: rows.map(({ person, state }) => {
      const field = sideField(person.request.id, commentField(id));
      const { name } = person.request.subject;
      const label = textIn(text, frame.texts.locale).replaceAll('{name}', isolated(name));
      return {
        field,
        name,
        label,
        value: typed[field] ?? state.comments[id] ?? '',
        error: messageFor(field, problems),
      };
    }),
  }));
}
