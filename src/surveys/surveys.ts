import { Injectable } from '@nestjs/common';
import { Questionnaires } from '../competencies/questionnaires.js';
import type { Questionnaire } from '../domain/questionnaire.js';
import type { RaterGroup } from '../domain/rater-group.js';
import { type SurveyForm, surveyForm } from './survey-form.js';

/** The forms of frozen questionnaires, cut to each group once. */
@Injectable()
export class Surveys {
  private readonly forms = new Map<string, SurveyForm>();

  constructor(private readonly questionnaires: Questionnaires) {}

  questionnaire(id: string): Promise<Questionnaire> {
    return this.questionnaires.byId(id);
  }

  async form(questionnaireId: string, group: RaterGroup): Promise<SurveyForm> {
    const key = `${questionnaireId} ${group}`;
    const known = this.forms.get(key);
    if (known) return known;
    const form = surveyForm(await this.questionnaire(questionnaireId), group);
    this.forms.set(key, form);
    return form;
  }
}
