import { Injectable } from '@nestjs/common';
import { AnsweredWith } from '../web/answered-with.js';
import { typed } from '../web/forms.js';
import { presentProblems } from '../web/problems.js';
import { draftProblems, readAnswers } from './answers-form.js';
import type { FormState } from './form-state.js';
import type { RaterFrame } from './rater-frame.presenter.js';
import type { RaterRequest } from './rater-visit.js';
import { anchorOf } from './survey-fields.presenter.js';
import type { SurveyForm } from './survey-form.js';
import { presentSurvey } from './survey.presenter.js';
import { Surveys } from './surveys.js';

/** A form that was sent, read and found in order. */
export interface PostedSurvey {
  readonly frame: RaterFrame;
  readonly request: RaterRequest;
  readonly form: SurveyForm;
  readonly state: FormState;
  /** The heading to go on with after saving; '' for the top. */
  readonly next: string;
  /** "Send anyway" was pressed. */
  readonly isInsisting: boolean;
  /** "Fill in some more" was pressed on the page that carries the answers of a printed code. */
  readonly isMending: boolean;
}

@Injectable()
export class PostedSurveys {
  constructor(private readonly surveys: Surveys) {}

  /** Throws the page to answer with when the form cannot be taken as it is; all that was typed stands on that page. */
  async read(
    frame: RaterFrame,
    request: RaterRequest,
    body: unknown,
    strictness: 'draft' | 'final',
  ): Promise<PostedSurvey> {
    const form = await this.surveys.form(frame.visit.cycle.questionnaireId, request.group);
    const read = readAnswers(body, form);
    if (read.kind === 'out-of-date') {
      throw new AnsweredWith(400, 'surveys/out-of-date', {
        texts: read.texts,
        formHref: frame.places.form(request.id),
      });
    }
    const problems = strictness === 'draft' ? draftProblems(read.problems) : read.problems;
    if (problems.length > 0) throw await this.shownAgain(frame, request, form, read, body);
    const { next = '', anyway = '', again = '' } = typed(body);
    const pressed = { isInsisting: anyway === 'yes', isMending: frame.visit.isByPrint && again === 'yes' };
    return { frame, request, form, state: read.state, next: knownAnchor(form, next), ...pressed };
  }

  /** The form with everything that was chosen and written, to go on with. */
  async shownToMend({ frame, request, form, state }: PostedSurvey): Promise<AnsweredWith> {
    const questionnaire = await this.surveys.questionnaire(frame.visit.cycle.questionnaireId);
    return new AnsweredWith(200, 'surveys/survey-form', presentSurvey({ frame, request, questionnaire, form, state }));
  }

  private async shownAgain(
    frame: RaterFrame,
    request: RaterRequest,
    form: SurveyForm,
    read: Extract<ReturnType<typeof readAnswers>, { kind: 'read' }>,
    body: unknown,
  ): Promise<AnsweredWith> {
    const questionnaire = await this.surveys.questionnaire(frame.visit.cycle.questionnaireId);
    const problems = presentProblems(read.problems, frame.texts);
    const page = { frame, request, questionnaire, form, state: read.state, typed: typed(body), problems };
    return new AnsweredWith(422, 'surveys/survey-form', presentSurvey(page));
  }
}

function knownAnchor(form: SurveyForm, next: string): string {
  const anchors = ['open', ...form.competencies.map(({ id }) => anchorOf(id))];
  return anchors.includes(next) ? next : '';
}
