import { pillars, questionsOf } from '../domain/assessment.js';
import type { Texts } from '../i18n/texts.js';
import type { TypesetDocument } from '../reports/pdf/typesetter.js';
import { evidenceText } from './evidence.presenter.js';
import { presentPillars, presentResult, type ResultPage } from './result.presenter.js';
import { pointText, saysText } from './result-line.js';

/** The result on paper: the words and figures of the page, pillar by pillar. */
export function presentResultDocument(page: ResultPage, texts: Texts): TypesetDocument {
  const { result, voices } = page;
  const { meta, heading, lead, formula } = presentResult(page, texts) as Record<string, string>;
  const { pillars: rows, voicesNote, hasBefore } = presentPillars(result, voices, texts);
  return {
    lang: texts.locale,
    dir: texts.dir,
    digits: Array.from({ length: 10 }, (_, digit) => texts.number(digit)),
    title: heading,
    meta,
    lead,
    formula,
    voicesNote,
    hasBefore,
    pageNumber: texts.t('report.pdf.page', { page: '<page>', pages: '<pages>' }),
    labels: {
      title: texts.t('assessment.title'),
      pillars: texts.t('assessment.result.pillars'),
      pillar: texts.t('assessment.result.pillar'),
      score: texts.t('assessment.result.of-100'),
      change: texts.t('assessment.result.change-head'),
      customers: texts.t('assessment.result.customers'),
      colleagues: texts.t('assessment.result.colleagues'),
      knows: texts.t('assessment.answer.knows'),
    },
    pillars: rows,
    who: texts.t('assessment.who-sees-result'),
    parts: pillars.map((pillar) => ({
      name: texts.t(`assessment.pillar.${pillar}`),
      questions: result.questions
        .filter(({ question }) => questionsOf[pillar].includes(question))
        .map((each) => ({
          number: texts.number(each.question),
          text: texts.t(`assessment.question.${each.question}`),
          point: each.agreed,
          agreed: each.agreed === null ? texts.t('assessment.result.not-agreed') : pointText(each.agreed, texts),
          before:
            each.before === null ? '' : texts.t('assessment.result.before', { point: pointText(each.before, texts) }),
          says: result.isInside ? saysText(each, texts) : '',
          note: each.note,
          knows: evidenceText(each.evidence, texts),
        })),
    })),
  };
}
