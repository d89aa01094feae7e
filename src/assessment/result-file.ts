import { stringify } from 'csv-stringify/sync';
import { spreadsheetText } from '../domain/spreadsheet-text.js';
import type { Texts } from '../i18n/texts.js';
import { evidenceText } from './evidence.presenter.js';
import type { RoundResult } from './round-results.js';

/** The twenty questions in their own order; answers by name only for those who may see them. */
export function resultFile({ questions, participants, isInside }: RoundResult, texts: Texts): string {
  const sent = isInside ? participants.filter(({ sentAt }) => sentAt !== null) : [];
  const header = [
    '#',
    texts.t('assessment.csv.question'),
    ...sent.map(({ name }) => name),
    texts.t('assessment.csv.agreed'),
    texts.t('assessment.csv.before'),
    texts.t('assessment.csv.note'),
    texts.t('assessment.csv.knows'),
  ];
  const rows = questions.map(({ question, answers, agreed, before, note, evidence }) => [
    String(question),
    texts.t(`assessment.question.${question}`),
    ...sent.map(({ personId }) => String(answers.find((each) => each.personId === personId)?.points ?? '')),
    String(agreed ?? ''),
    String(before ?? ''),
    note,
    evidenceText(evidence, texts),
  ]);
  return `\uFEFF${stringify([header, ...rows].map((row) => row.map(spreadsheetText)))}`;
}
