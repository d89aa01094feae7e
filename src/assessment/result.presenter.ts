import {
  byDisagreement,
  isApart,
  maturityOf,
  type Pillar,
  pillarOf,
  questions,
  questionsOf,
  spreadOf,
  unanimous,
} from '../domain/assessment.js';
import { textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { say, writeFigure } from '../reports/figures.js';
import { paths } from '../web/paths.js';
import type { Voices } from './linked-voices.js';
import { evidenceText, presentProof, presentSystemEvidence } from './evidence.presenter.js';
import { initialsOf, pointText, resultLine, saysText } from './result-line.js';
import type { QuestionResult, RoundResult } from './round-results.js';

/** Rows shown before the fold where leaders are close. */
const close = 12;

export interface ResultPage {
  readonly result: RoundResult;
  readonly voices: Voices | null;
}

/** The result: disagreement first, then by pillar beside what customers and colleagues said. */
export function presentResult({ result, voices }: ResultPage, texts: Texts): object {
  const { round, participants, isInside, isLead, agreed, assessed } = result;
  const sent = participants.filter(({ sentAt }) => sentAt !== null);
  const isOpen = round.state === 'agreeing';
  const ordered = byDisagreement(result.questions);
  const initials = initialsOf(sent);
  const rows = ordered.map((each) => presentRow(each, result, initials, texts));
  const apart = ordered.filter(isApart).length;
  const folded =
    isInside && apart > 0 ? Math.min(Math.max(apart, questions.length - close), questions.length) : questions.length;
  const next = ordered.find((each) => each.agreed === null && each.given.length > 0);
  const canSame = isOpen && isInside && ordered.some((each) => each.agreed === null && unanimous(each) !== null);
  return {
    back: paths.assessment(),
    meta: isInside
      ? say(texts, 'assessment.result.meta', { round: round.name, sent: sent.length, total: participants.length })
      : say(texts, 'assessment.result.meta-outside', { round: round.name, agreed }),
    heading: headingOf(result, apart, texts),
    lead: leadOf(result, texts),
    isInside,
    isOpen,
    talk:
      isOpen && isInside && next
        ? {
            href: paths.assessmentQuestion(round.id, next.question),
            label: texts.t('assessment.result.talk', { n: next.question }),
          }
        : null,
    sameAction: canSame ? paths.assessmentPart(round.id, 'alike') : '',
    finishHref: isOpen && (isLead || isInside) && agreed > 0 ? paths.assessmentPart(round.id, 'finishing') : '',
    listHeading: texts.t(isInside ? 'assessment.result.list' : 'assessment.result.list-outside'),
    initials: isInside
      ? sent.map(({ personId, name }) =>
          say(texts, 'assessment.result.initial', { initial: initials.get(personId), name }),
        )
      : [],
    axis: texts.t('assessment.result.axis', {
      low: texts.t('assessment.point.0'),
      high: texts.t('assessment.point.4'),
    }),
    rows: rows.slice(0, folded),
    folded: rows.slice(folded),
    ...presentPillars(result, voices, texts),
    formula: [
      texts.t('assessment.result.formula'),
      texts.t(isOpen && isInside ? 'assessment.result.formula-open' : 'assessment.result.formula-agreed'),
      texts.t('assessment.maturity-note'),
    ].join(' '),
    hasScore: assessed.total !== null,
    pdfHref: paths.assessmentPart(round.id, 'pdf'),
    csvHref: paths.assessmentPart(round.id, 'csv'),
  };
}

function headingOf({ round, assessed, isInside }: RoundResult, apart: number, texts: Texts): string {
  if (round.state === 'agreeing')
    return isInside ? texts.t('assessment.result.apart', { n: apart }) : texts.t('assessment.result.talking');
  return totalText('assessment.result.total', assessed, texts);
}

function totalText(key: string, { total, maturity }: RoundResult['assessed'], texts: Texts): string {
  if (total === null) return texts.t('assessment.result.nothing-agreed');
  return texts.t(key, { total, maturity: texts.t(`assessment.maturity.${maturity}`) });
}

function leadOf({ round, assessed, before }: RoundResult, texts: Texts): string {
  const scored = assessed.pillars.flatMap(({ pillar, score }) => (score === null ? [] : [{ pillar, score }]));
  const [low] = scored.toSorted((a, b) => a.score - b.score);
  const [high] = scored.toSorted((a, b) => b.score - a.score);
  const name = (pillar: Pillar): string => texts.t(`assessment.pillar.${pillar}`);
  return [
    ...(round.state === 'agreeing' ? [totalText('assessment.result.so-far', assessed, texts)] : []),
    ...(before ? [changeText(assessed.total, before.assessed.total, before.round.name, texts)] : []),
    ...(low && high && low.score !== high.score
      ? [
          texts.t('assessment.result.most-least', {
            high: name(high.pillar),
            h: high.score,
            low: name(low.pillar),
            l: low.score,
          }),
        ]
      : []),
  ]
    .filter(Boolean)
    .join(' ');
}

/** '' where one of the two has no figure. */
function changeText(now: number | null, before: number | null, round: string, texts: Texts): string {
  if (now === null || before === null) return '';
  const kind = now > before ? 'up' : now < before ? 'down' : 'same';
  return say(texts, `assessment.result.change.${kind}`, { d: Math.abs(now - before), before, round });
}

function presentRow(
  each: QuestionResult,
  { round, isInside }: RoundResult,
  initials: ReadonlyMap<string, string>,
  texts: Texts,
) {
  const { question, agreed, before, note, proofs, evidence } = each;
  const isOpen = round.state === 'agreeing';
  const { deviation } = spreadOf(each.given);
  const missing = isOpen ? 'assessment.result.not-agreed' : 'assessment.result.never-agreed';
  return {
    title: `${texts.number(question)}. ${texts.t(`assessment.question.${question}`)}`,
    knows: evidenceText(evidence, texts),
    agreed: agreed === null ? '' : texts.t('assessment.result.agreed', { point: pointText(agreed, texts) }),
    missing: agreed === null ? texts.t(missing) : '',
    before: before === null ? '' : texts.t('assessment.result.before', { point: pointText(before, texts) }),
    deviation: deviation === null ? '' : texts.t('assessment.result.deviation', { sd: texts.number(deviation, 1) }),
    talkHref: isInside && (isOpen || each.answers.length > 0) ? paths.assessmentQuestion(round.id, question) : '',
    talkLabel: texts.t(isOpen ? 'assessment.result.talk-it' : 'assessment.result.see'),
    note,
    proofs: isInside ? [] : proofs.map((proof) => presentProof(proof, round.id, texts)),
    line: resultLine(each, initials, texts),
    says: saysText(each, texts),
  };
}

export function presentPillars({ assessed, before }: RoundResult, voices: Voices | null, texts: Texts) {
  return {
    total: assessed.total === null ? '' : texts.number(assessed.total),
    pillars: assessed.pillars.map(({ pillar, score, counted }) => {
      const earlier = before?.assessed.pillars.find((each) => each.pillar === pillar)?.score ?? null;
      const total = questionsOf[pillar].length;
      return {
        name: texts.t(`assessment.pillar.${pillar}`),
        score: score === null ? '–' : texts.number(score),
        maturity: score === null ? '' : texts.t(`assessment.maturity.${maturityOf(score)}`),
        counted: counted === total ? '' : texts.t('assessment.result.counted', { n: counted, total }),
        change: before ? changeText(score, earlier, before.round.name, texts) : '',
        customers: voiceText(pillar, 'customers', voices, texts),
        colleagues: voiceText(pillar, 'colleagues', voices, texts),
      };
    }),
    hasBefore: before !== null,
    voicesNote: voices
      ? say(texts, 'assessment.result.voices-from', { cycle: voices.cycle.name, points: voices.points })
      : '',
    voicesHref: voices ? `${paths.overview()}?cycle=${encodeURIComponent(voices.cycle.id)}&by=customer` : '',
  };
}

function voiceText(pillar: Pillar, side: 'customers' | 'colleagues', voices: Voices | null, texts: Texts): string {
  if (!voices) return texts.t('assessment.result.voice-none');
  if (pillar === 'values') {
    const [low, high] = voices.values[side];
    if (low === undefined) return texts.t('assessment.result.voice-none');
    if (high === undefined) return texts.t('assessment.result.voice-one', { low: writeFigure(low, texts) });
    return texts.t('assessment.result.voice-range', { low: writeFigure(low, texts), high: writeFigure(high, texts) });
  }
  const voice = voices.byPillar.get(pillar);
  if (!voice) return texts.t('assessment.result.voice-none');
  const name = textIn(voice.competency, texts.locale);
  const figure = voice[side];
  if (figure === null) return say(texts, 'assessment.result.voice-hidden', { name });
  return say(texts, 'assessment.result.voice', { name, x: writeFigure(figure, texts) });
}

/** One question, its answers side by side, and the form for the one agreed on. */
export function presentTalk(
  result: RoundResult,
  question: number,
  values: { choice: string; note: string } | null,
  errors: readonly { field: string; message: string }[],
  texts: Texts,
): object {
  const each = result.questions.find((one) => one.question === question)!;
  const { round, participants } = result;
  const silent = each.answers.filter(({ points }) => points === null).map(({ name }) => `\u2068${name}\u2069`);
  const absent = participants.filter(({ sentAt }) => sentAt === null).map(({ name }) => `\u2068${name}\u2069`);
  const without = [...silent, ...absent];
  const chosen = values?.choice ?? (each.agreed === null ? String(unanimous(each) ?? '') : String(each.agreed));
  const initials = initialsOf(participants.filter(({ sentAt }) => sentAt !== null));
  return {
    back: paths.assessmentRound(round.id),
    meta: texts.t('assessment.talk.meta', { n: question, pillar: texts.t(`assessment.pillar.${pillarOf(question)}`) }),
    heading: texts.t(`assessment.question.${question}`),
    errors,
    evidence: presentSystemEvidence(question, each.evidence, texts),
    line: resultLine(each, initials, texts),
    answers: each.answers
      .filter(({ points }) => points !== null)
      .toSorted((a, b) => a.points! - b.points!)
      .map((answer) => ({
        name: answer.name,
        point: texts.t(`assessment.point.${answer.points}`),
        proof: presentProof(answer, round.id, texts),
        hasProof: answer.text !== '' || answer.file !== null,
      })),
    silent:
      without.length > 0 ? texts.fill('assessment.talk.silent', { names: texts.list(without) }, (part) => part) : '',
    before: each.before === null ? '' : texts.t('assessment.result.before', { point: pointText(each.before, texts) }),
    form:
      round.state === 'agreeing'
        ? {
            action: paths.assessmentQuestion(round.id, question),
            points: ['0', '1', '2', '3', '4'].map((value) => ({
              id: value === '0' ? 'choice' : '',
              value,
              label: texts.t(`assessment.point.${value}`),
              isChecked: chosen === value,
            })),
            note: {
              name: 'note',
              label: texts.t('assessment.talk.note'),
              value: values?.note ?? each.note,
              hint: '',
              error: errors.find(({ field }) => field === 'note')?.message ?? '',
              rows: 2,
            },
            error: errors.find(({ field }) => field === 'choice')?.message ?? '',
          }
        : null,
    agreed: each.agreed === null ? '' : texts.t('assessment.result.agreed', { point: pointText(each.agreed, texts) }),
    note: each.note,
  };
}
